using System.Buffers;
using System.Text;
using CxBridge.Sip.Transport;

namespace CxBridge.Tests.Unit.Sip.Transport;

public sealed class SipFramingTests
{
    private const string One = "OPTIONS sip:a SIP/2.0\r\nl: 4\r\n\r\nbody";
    private const string Two = "SIP/2.0 200 OK\r\nContent-Length : 0\r\n\r\n";

    [Fact]
    public void Take_WhereverTheStreamIsCut_FindsTheSameMessages()
    {
        byte[] stream = Encoding.ASCII.GetBytes($"\r\n\r\n{One}{Two}\r\n{One}");
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            var found = new List<string>();
            ReadOnlySequence<byte> rest = Feed(new ReadOnlySequence<byte>(stream.AsMemory(0, cut)), found);
            byte[] joined = [.. rest.ToArray(), .. stream.AsSpan(cut)];
            Feed(new ReadOnlySequence<byte>(joined), found);
            Assert.Equal([One, Two, One], found);
        }
    }

    [Theory]
    [InlineData("OPTIONS sip:a SIP/2.0\r\n\r\n")] // without a length nobody knows where the next message begins
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 99999\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 65530\r\n\r\n")]
    public void Take_OfAMessageWithoutABelievableLength_IsBroken(string text)
    {
        var stream = new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(text));
        Assert.Equal(SipFrame.Broken, SipFraming.Take(ref stream, out _));
    }

    [Fact]
    public void Take_OfHeadersWithoutAnEnd_IsBrokenRatherThanKept()
    {
        var stream = new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(new string('x', 70_000)));
        Assert.Equal(SipFrame.Broken, SipFraming.Take(ref stream, out _));
    }

    [Theory]
    [InlineData("\r\n\r\n", SipFrame.Ping)]
    [InlineData("\r\n", SipFrame.LineEnds)] // the answer to a ping of ours: answering it would go on for ever
    public void Take_OfLineEnds_TellsAPingFromItsAnswer(string text, object frame)
    {
        var stream = new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(text));
        Assert.Equal(frame, SipFraming.Take(ref stream, out _));
        Assert.True(stream.IsEmpty);
    }

    private static ReadOnlySequence<byte> Feed(ReadOnlySequence<byte> stream, List<string> found)
    {
        while (true)
        {
            switch (SipFraming.Take(ref stream, out byte[] message))
            {
                case SipFrame.Message:
                    found.Add(Encoding.ASCII.GetString(message));
                    break;
                case SipFrame.Ping or SipFrame.LineEnds:
                    break;
                case SipFrame.Incomplete:
                    return stream;
                default:
                    Assert.Fail("The stream is not broken.");
                    break;
            }
        }
    }
}
