//! Keeps keys out of core files: when the program crashes, the system writes no picture of its memory to the disk. A
//! collector of crashes that the system pipes them to is not bound by this.
//! Called first thing by the command line, before any key can be in memory.
//! It must not fail the start: where a system cannot do it, everything else goes on as ever.

/// Switches core dumps of this process off, where the system has them as a limit of a process (Linux, macOS).
pub fn forbid_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if let Err(error) = setrlimit(Resource::Core, none) {
            tracing::warn!(%error, "core dumps could not be switched off");
        }
    }
}
