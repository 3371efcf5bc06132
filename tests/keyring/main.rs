//! The key in a real keyring: this program starts itself again inside a D-Bus session of its own, with a fresh home and
//! a `gnome-keyring-daemon`, and looks at the entry also with `secret-tool`. Needs the packages `dbus`, `gnome-keyring`
//! and `libsecret-tools`; nothing of the user's own keyring is touched.
#![cfg(target_os = "linux")]

#[cfg(test)]
mod inside;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod session;
