using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CxBridge.Sip.Transport;

/// <summary>What TLS needs on either side: our certificate, if there is one, and whom we trust.</summary>
internal sealed class TlsSettings : IDisposable
{
    private readonly X509Certificate2Collection _roots = [];

    private TlsSettings(X509Certificate2? certificate) => Certificate = certificate;

    /// <summary>Null when this side can only be a client.</summary>
    public X509Certificate2? Certificate { get; }

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no certificate, or the key does not belong to it.</exception>
    public static TlsSettings Load(SipOptions options)
    {
        X509Certificate2? certificate = options.TlsCertificateFile is null ? null : X509Certificate2.CreateFromPemFile(options.TlsCertificateFile, options.TlsKeyFile);
        var settings = new TlsSettings(certificate);
        if (options.TlsTrustFile is not null)
        {
            settings._roots.ImportFromPemFile(options.TlsTrustFile);
        }

        return settings;
    }

    /// <summary>As the side that connects: the certificate must bear <paramref name="name"/> (RFC 5922 section 7.2).</summary>
    public SslClientAuthenticationOptions ForClient(string name) => new()
    {
        TargetHost = name,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificates = Certificate is null ? null : [Certificate],
        CertificateChainPolicy = ChainPolicy(),
    };

    /// <summary>As the side that is connected to.</summary>
    public SslServerAuthenticationOptions ForServer() => new()
    {
        ServerCertificate = Certificate,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    };

    public void Dispose()
    {
        Certificate?.Dispose();
        foreach (X509Certificate2 root in _roots)
        {
            root.Dispose();
        }
    }

    // Null leaves it to the roots of the system.
    private X509ChainPolicy? ChainPolicy()
    {
        if (_roots.Count == 0)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(_roots);
        return policy;
    }
}
