namespace CxBridge.Tests.SipInterop.Support;

/// <summary>The independent stacks that these tests talk to. A missing one fails the test: a skipped proof is no proof.</summary>
internal static class Programs
{
    public static string Sipp => Find("sipp", "sip-tester");

    public static string Baresip => Find("baresip", "baresip-core");

    public static string Kamailio => Find("kamailio", "kamailio");

    private static string Find(string program, string package)
    {
        foreach (string folder in $"{Environment.GetEnvironmentVariable("PATH")}{Path.PathSeparator}/usr/sbin".Split(Path.PathSeparator))
        {
            string path = Path.Combine(folder, program);
            if (folder.Length > 0 && File.Exists(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException($"'{program}' is not on this machine. Install it: apt-get install {package}");
    }
}
