//! What the system says about this process: memory and processor time, from Linux's `/proc`.
//! Used by parts and by the windows they start. On another system it says that it cannot know.

use std::time::Duration;

use crate::report::Outcome;

/// One tick of the processor times in `/proc`; the same on every Linux.
const TICK: Duration = Duration::from_millis(10);

/// Memory of this process that is in use, in KiB.
pub fn resident_kib() -> Outcome<u64> {
    let status = read("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS in /proc/self/status")?;
    let number = line.split_whitespace().next().ok_or("VmRSS without a number")?;
    Ok(number.parse()?)
}

/// Processor time of all threads of this process so far.
pub fn processor_time() -> Outcome<Duration> {
    let stat = read("/proc/self/stat")?;
    // The name before the last bracket may hold anything; user and system time are the 12th and 13th field after it.
    let (_, fields) = stat.rsplit_once(')').ok_or("no name in /proc/self/stat")?;
    let mut times = fields.split_whitespace().skip(11).map(str::parse::<u32>);
    let mut next = || times.next().ok_or("no times in /proc/self/stat");
    Ok(TICK * next()?? + TICK * next()??)
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}; this is measured on Linux").into())
}
