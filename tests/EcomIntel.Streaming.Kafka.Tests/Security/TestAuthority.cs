using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>An authority of one test, and the certificate that it gives to a broker on loopback, as the files that client and broker read.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string Password = "keystore-secret";
    private readonly string _folder = Directory.CreateTempSubdirectory("ecomintel-tls-").FullName;

    public TestAuthority()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authorityRequest = new("CN=EcomIntel test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());

        using ECDsa brokerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest brokerRequest = new("CN=broker", brokerKey, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        brokerRequest.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = brokerRequest.Create(authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
        using X509Certificate2 broker = signed.CopyWithPrivateKey(brokerKey);
        File.WriteAllBytes(KeystoreFile, broker.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
    }

    /// <summary>What clients trust.</summary>
    public string AuthorityFile => Path.Combine(_folder, "authority.pem");

    /// <summary>What the broker shows.</summary>
    public string KeystoreFile => Path.Combine(_folder, "broker.p12");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
