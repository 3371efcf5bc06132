//! A server whose certificate is for another host, from an authority that this computer trusts: nothing is sent to it.
//! The trust comes from a file named in the environment of a process of its own, so that the same test shows that the
//! right name is spoken to.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use secpaid_desktop::api::WriteOutcome;
use secpaid_desktop::api::error::{Cause, NotSent};
use secpaid_desktop::model::LinkId;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::server::{http, limits, try_client};

/// The file with the authority's certificate and key; set, this process is the one that trusts it.
const AUTHORITY: &str = "TLS_TEST_AUTHORITY";

/// Serves TLS with a certificate for this name; counts the bytes of requests that it was sent.
async fn server(authority: &CertifiedIssuer<'_, KeyPair>, name: &str) -> (String, Arc<std::sync::atomic::AtomicUsize>) {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, authority).unwrap();
    let private = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder().with_no_client_auth();
    let config = config.with_single_cert(vec![certificate.der().clone()], private).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let heard = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = Arc::clone(&heard);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut bytes = [0; 4096];
            let count = stream.read(&mut bytes).await.unwrap_or(0);
            counted.fetch_add(count, std::sync::atomic::Ordering::SeqCst);
            let answer = http("200 OK", "", r#"{"ResponseCode":1,"Result":"True","data":[]}"#);
            stream.write_all(&answer).await.unwrap_or_default();
            stream.shutdown().await.unwrap_or_default();
        }
    });
    (url, heard)
}

#[tokio::test]
async fn in_a_process_that_trusts_the_authority() {
    let Ok(file) = std::env::var(AUTHORITY) else {
        return;
    };
    let key = KeyPair::from_pem(&std::fs::read_to_string(file).unwrap()).unwrap();
    let authority = CertifiedIssuer::self_signed(authority_params(), key).unwrap();
    for (name, is_right) in [("127.0.0.1", true), ("app.secpaid.com", false)] {
        let (url, heard) = server(&authority, name).await;
        let outcome = try_client(&url, limits()).unwrap().delete_link(LinkId(7)).await;
        let heard = heard.load(std::sync::atomic::Ordering::SeqCst);
        match outcome {
            WriteOutcome::Done(()) => assert!(is_right && heard > 0, "spoken to under the name of {name}"),
            WriteOutcome::NotSent(error) => {
                assert!(!is_right && heard == 0, "{name}: {error:?}, {heard} bytes");
                assert_eq!(error.cause, Cause::NotSent(NotSent::Tls));
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    println!("both names were tried");
}

fn authority_params() -> CertificateParams {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

#[test]
fn a_certificate_for_another_host_is_not_spoken_to() {
    let folder = tempfile::tempdir().unwrap();
    let key = KeyPair::generate().unwrap();
    let key_file = folder.path().join("key.pem");
    std::fs::write(&key_file, key.serialize_pem()).unwrap();
    let authority = CertifiedIssuer::self_signed(authority_params(), key).unwrap();
    let trusted = folder.path().join("authority.pem");
    std::fs::write(&trusted, authority.pem()).unwrap();
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tls::in_a_process_that_trusts_the_authority", "--nocapture"])
        .env(AUTHORITY, &key_file)
        .env("SSL_CERT_FILE", &trusted)
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{said}\n{}", String::from_utf8_lossy(&child.stderr));
    assert!(said.contains("both names were tried"), "{said}");
}
