using System.Text;
using CxBridge.Sip.Messages;

namespace CxBridge.Tests.Unit.Sip.Messages;

/// <summary>Messages in the manner of RFC 4475, each in a file of its own beside this one. The files end lines with LF; the wire has CRLF.</summary>
public sealed class TortureTests
{
    [Theory]
    [InlineData("wsinv", "INVITE")] // 3.1.1.1 white space and folding wherever they are allowed
    [InlineData("intmeth", "!interesting-Method0123456789_*+`.%indeed'~")] // 3.1.1.2
    [InlineData("esc01", "INVITE")] // 3.1.1.3 escapes in URIs
    [InlineData("esc02", "RE%47IST%45R")] // 3.1.1.5 '%' that is no escape: a method of its own
    [InlineData("lwsdisp", "OPTIONS")] // 3.1.1.6
    [InlineData("dblreq", "OPTIONS")] // 3.1.1.8 octets behind the body
    [InlineData("semiuri", "OPTIONS")] // 3.1.1.9
    [InlineData("transports", "OPTIONS")] // 3.1.1.10
    [InlineData("inv2543", "INVITE")] // 3.4.1 no branch, no tag
    [InlineData("unkscm", "OPTIONS")] // 3.3.2 for the dispatcher to refuse with 416
    [InlineData("badbranch", "OPTIONS")] // 3.2.1 a branch with nothing behind the cookie
    [InlineData("zeromf", "OPTIONS")] // 3.3.11 concerns proxies only
    public void Read_WhenTheRequestIsOddButRight_AcceptsIt(string name, string method)
    {
        var accepted = Assert.IsType<SipReadResult.Accepted>(Read(name));
        Assert.Equal(method, Assert.IsType<SipRequest>(accepted.Message).Method.Name);
    }

    [Theory]
    [InlineData("noreason", 100)] // 3.1.1.13
    [InlineData("unreason", 200)] // 3.1.1.12
    public void Read_WhenTheResponseIsOddButRight_AcceptsIt(string name, int status)
    {
        var accepted = Assert.IsType<SipReadResult.Accepted>(Read(name));
        Assert.Equal(status, Assert.IsType<SipResponse>(accepted.Message).Status);
    }

    [Theory]
    [InlineData("badcontact", 400, "Contact")]
    [InlineData("clerr", 400, "Content-Length")] // 3.1.2.2
    [InlineData("ncl", 400, "Content-Length")] // 3.1.2.3
    [InlineData("scalar02", 400, "CSeq")] // 3.1.2.4
    [InlineData("quotbal", 400, "scheme")] // 3.1.2.6
    [InlineData("ltgtruri", 400, "URI")] // 3.1.2.7
    [InlineData("lwsruri", 400, "URI")] // 3.1.2.8
    [InlineData("lwsstart", 400, "URI")] // 3.1.2.9
    [InlineData("trws", 400, "request line")] // 3.1.2.10
    [InlineData("regbadct", 400, "angle brackets")] // 3.1.2.13
    [InlineData("badaspec", 400, "URI")] // 3.1.2.14
    [InlineData("baddn", 400, "display name")] // 3.1.2.15
    [InlineData("badvers", 505, "SIP/2.0")] // 3.1.2.16
    [InlineData("mismatch01", 400, "another method")] // 3.1.2.17
    [InlineData("mismatch02", 400, "another method")] // 3.1.2.18
    [InlineData("insuf", 400, "missing")] // 3.3.1
    [InlineData("multi01", 400, "twice")] // 3.3.8
    [InlineData("mcl01", 400, "twice")] // 3.3.9
    public void Read_WhenTheRequestIsWrong_RefusesItAndSaysWhy(string name, int status, string reason)
    {
        var refused = Assert.IsType<SipReadResult.Refused>(Read(name));
        Assert.Equal(status, refused.Status);
        Assert.Contains(reason, refused.Reason);
    }

    [Theory]
    [InlineData("badinv01")] // 3.1.2.1 even the Via is broken: nobody to tell
    [InlineData("scalarlg")] // 3.1.2.5
    [InlineData("bigcode")] // 3.1.2.19
    public void Read_WhenNobodyCanBeTold_Discards(string name) => Assert.IsType<SipReadResult.Discarded>(Read(name));

    [Fact]
    public void Read_OfTheTortuousInvite_FindsEveryPart()
    {
        var request = (SipRequest)((SipReadResult.Accepted)Read("wsinv")).Message;
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
    public void Read_OfAnyMutation_NeverThrows()
    {
        // Seeded, so that a failure can be repeated.
        var random = new Random(4475);
        byte[][] seeds = [.. Directory.GetFiles(Folder, "*.sip").Order(StringComparer.Ordinal).Select(Load)];
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

    private static SipReadResult Read(string name) => SipReader.Read(Load(Path.Combine(Folder, name + ".sip")));

    private static byte[] Load(string path) => Encoding.UTF8.GetBytes(File.ReadAllText(path).Replace("\n", "\r\n"));
}
