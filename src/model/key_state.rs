//! What is known about the key of a scope, and the name of the keyring it is kept in.
//! Told by the backend, shown by state and screens.
//! The key itself is in `secrets` and never comes here.

/// The seven states of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum KeyState {
    /// The keyring was asked and has not answered; a locked one may be waiting for the user.
    #[default]
    Looking,
    /// A key is in the keyring and was read.
    Present,
    /// The keyring answered: there is no key.
    None,
    /// This computer offers no keyring, or it failed. A key can be used for the session.
    Unavailable,
    /// The keyring is locked and was not opened. A key can be used for the session.
    Locked,
    /// The keyring has not answered for a while: it may be waiting for its user, or hang. A key can be used for the
    /// session.
    NotAnswering,
    /// A key typed, or given in the environment variable, for this session; it is stored nowhere.
    SessionOnly,
}

impl KeyState {
    /// Whether requests can be made.
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Present | Self::SessionOnly)
    }
}

/// Which keyring this computer has, for its name on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyringKind {
    /// GNOME keyring.
    Gnome,
    /// Another keyring behind the Secret Service interface, such as `KWallet` or `KeePassXC`.
    SecretService,
    /// The macOS keychain.
    MacKeychain,
    /// The Windows Credential Manager.
    WindowsCredentials,
    /// None: the memory of this process.
    Memory,
}

impl KeyringKind {
    /// The keyring of this system. `desktop` is `XDG_CURRENT_DESKTOP`, which counts on Linux only.
    pub fn of_system(desktop: Option<&str>) -> Self {
        if cfg!(target_os = "macos") {
            return Self::MacKeychain;
        }
        if cfg!(windows) {
            return Self::WindowsCredentials;
        }
        let is_gnome = |name: &str| ["gnome", "unity", "cinnamon", "budgie"].contains(&name.to_lowercase().as_str());
        if desktop.is_some_and(|names| names.split([':', '-']).any(is_gnome)) {
            Self::Gnome
        } else {
            Self::SecretService
        }
    }
}
