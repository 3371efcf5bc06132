//! The program as a whole: the real binary, its window under Xvfb, its command line, its spreadsheets in LibreOffice.
//! Each test has a data folder, and a home of its own, so that they run side by side.
//! A tool that is missing fails the test with the name of its package; nothing is skipped.

#[cfg(test)]
mod accessible;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod display;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod pasted;
#[cfg(test)]
mod program;
#[cfg(test)]
mod spreadsheet;
#[cfg(test)]
mod window;
