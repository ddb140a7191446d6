using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Messages;

/// <summary>Every message of RFC 4475 and RFC 5118, byte for byte, against <c>Torture/verdicts.txt</c>.</summary>
public sealed class TortureTests
{
    public static TheoryData<string, string, string> Verdicts { get; } = ReadVerdicts();

    [Fact]
    public void Verdicts_AreGivenForEveryMessage()
    {
        IEnumerable<string> files = Directory.GetFiles(Folder, "*.dat", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path)[..^4].Replace('\\', '/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), Verdicts.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(49 + 12, Verdicts.Count);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Read_GivesTheVerdict(string message, string reader, string endpoint)
    {
        _ = endpoint;
        string verdict = SipReader.Read(Load(message)) switch
        {
            SipReadResult.Accepted { Message: SipRequest request } => request.Method.Name,
            SipReadResult.Accepted { Message: SipResponse response } => $"{response.Status}",
            SipReadResult.Refused refused => $"{refused.Status}: {refused.Reason}",
            _ => "discarded",
        };

        string[] expected = reader.Split(": ");
        Assert.StartsWith(expected[0], verdict);
        Assert.Contains(expected[^1], verdict);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Endpoint_GivesTheVerdict(string message, string reader, string endpoint)
    {
        _ = reader;
        var bench = new SipBench();

        bench.Receive(Load(message));

        if (endpoint == "call")
        {
            bench.NextCall();
        }
        else
        {
            bench.AssertNoCall();
        }

        if (int.TryParse(endpoint, out int status))
        {
            Assert.Equal(status, bench.Transport.TakeStatus());
        }

        bench.Transport.AssertSilent();
    }

    [Fact]
    public void Read_OfTheTortuousInvite_FindsEveryPart()
    {
        var request = (SipRequest)((SipReadResult.Accepted)SipReader.Read(Load("Rfc4475/wsinv"))).Message;
        Assert.Equal("1918181833n", request.To.Tag);
        Assert.Equal("98asjd8", request.From.Tag);
        Assert.Equal("J Rosenberg \\\"", request.From.DisplayName);
        Assert.Equal(new CSeq(9, SipMethod.Invite), request.CSeq);
        Assert.Equal("390skdjuw", request.Via.Branch);
        Assert.Equal(3, request.Headers.List(HeaderName.Via).Count());
        Assert.Equal("Quoted string \"\"", request.Headers.Addresses(HeaderName.Contact).Single().DisplayName);
        Assert.Equal("newfangled value continued newfangled value", request.Headers["NewFangledHeader"]);
        Assert.True(request.HasSdp);
    }

    [Fact]
    public void Refusal_OfUnknownExtensions_NamesThem()
    {
        var bench = new SipBench();
        bench.Receive(Load("Rfc4475/bext01"));
        Assert.Equal("nothingSupportsThis, nothingSupportsThisEither", bench.Transport.TakeResponse(420).Headers[HeaderName.Unsupported]);
    }

    [Fact]
    public void Read_OfAnyMutation_NeverThrows()
    {
        // Seeded, so that a failure can be repeated.
        var random = new Random(4475);
        byte[][] seeds = [.. Verdicts.Select(row => Load((string)row[0]))];
        int accepted = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. seeds[random.Next(seeds.Length)]];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)";:<>\"@,= \r\n\t\\[]?"[random.Next(16)] : (byte)random.Next(256);
            }

            SipReadResult result = SipReader.Read(bytes.AsMemory(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length));
            if (result is SipReadResult.Accepted { Message: var message })
            {
                // What was accepted must survive being written and read again: nothing in it can break a line.
                accepted++;
                Assert.IsType<SipReadResult.Accepted>(SipReader.Read(SipWriter.Write(message)));
            }
        }

        Assert.InRange(accepted, 1000, 19_000);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Sip", "Messages", "Torture");

    private static byte[] Load(string message) => File.ReadAllBytes(Path.Combine(Folder, message + ".dat"));

    private static TheoryData<string, string, string> ReadVerdicts()
    {
        var verdicts = new TheoryData<string, string, string>();
        foreach (string line in File.ReadLines(Path.Combine(Folder, "verdicts.txt")).Where(line => !line.StartsWith('#')))
        {
            // message, section, reader, endpoint
            string[] columns = line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            verdicts.Add(columns[0], columns[2], columns[3]);
        }

        return verdicts;
    }
}
