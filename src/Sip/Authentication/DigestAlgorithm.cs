namespace CxBridge.Sip.Authentication;

/// <summary>Hashes of RFC 8760, weakest first.</summary>
internal enum DigestAlgorithm
{
    Md5,
    Sha256,
}
