//! The program: nothing but the way into the library.
//! It is called by the system and calls the layers above.
//! It must not decide anything that a test could not reach.
fn main() {}
