using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Turns;
using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

public sealed class WorkerLinkTests
{
    [Fact]
    public async Task Messages_ArriveAsTheyWereSent()
    {
        (Stream here, Stream there) = await PairAsync();
        await using var host = new WorkerLink(here);
        await using var worker = new WorkerLink(there);
        var agreed = new AgreedMedia(new IPEndPoint(IPAddress.Parse("192.0.2.7"), 4000), AudioCodec.Pcma, 8, 101, TimeSpan.FromMilliseconds(20), MediaDirection.SendReceive, new SrtpKeys("a", "b"));
        Assert.True(host.Send(new WorkerMessage.Answer(3, agreed)));
        var answer = Assert.IsType<WorkerMessage.Answer>(await worker.ReadAsync(CancellationToken.None));
        Assert.Equal((3, agreed), (answer.Call, answer.Media));

        var result = new ConversationResult(
            [new TranscriptLine(Speaker.Bot, TimeSpan.Zero, TimeSpan.FromSeconds(2), "Hello, Zoë", true)],
            [new TurnLatency(1, 2, 3, 4, 5)],
            new Disposition("agreed"),
            new Dictionary<string, string> { ["day"] = "monday" },
            TimeSpan.FromHours(1),
            Heard.Something,
            Heard.Nothing);
        var media = new MediaStatistics(1, 2, 3, 4, 5.5) { LongestGapMilliseconds = 21 };
        Assert.True(worker.Send(new WorkerMessage.Finished(3, new SoundEnd(result, media, "k3/a.wav", "the disk is full"))));
        SoundEnd end = Assert.IsType<WorkerMessage.Finished>(await host.ReadAsync(CancellationToken.None)).End;
        Assert.Equal((media, "k3/a.wav", "the disk is full"), (end.Media, end.Recording, end.RecordingCut));
        Assert.Equal(result.Transcript, end.Conversation!.Transcript);
        Assert.Equal(result.Turns, end.Conversation.Turns);
        Assert.Equal((result.Disposition, result.CallbackAfter, Heard.Something, Heard.Nothing), (end.Conversation.Disposition, end.Conversation.CallbackAfter, end.Conversation.BotWasHeard, end.Conversation.CallerWasHeard));
        Assert.Equal("monday", end.Conversation.Values["day"]);
    }

    [Fact]
    public async Task OtherSideThatIsGone_IsNoMessage()
    {
        (Stream here, Stream there) = await PairAsync();
        await using var host = new WorkerLink(here);
        await there.WriteAsync(new byte[] { 200, 0, 0, 0, 1, 2 });
        await there.DisposeAsync();
        Assert.Null(await host.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(new byte[] { 255, 255, 255, 127 })]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'{', (byte)'{' })]
    public async Task StrangersSpeech_IsRefused(byte[] frame)
    {
        (Stream here, Stream there) = await PairAsync();
        await using var host = new WorkerLink(here);
        await there.WriteAsync(frame);
        await Assert.ThrowsAsync<InvalidDataException>(() => host.ReadAsync(CancellationToken.None));
        await there.DisposeAsync();
    }

    private static async Task<(Stream Here, Stream There)> PairAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"link-{Guid.NewGuid():N}.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);
        var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await caller.ConnectAsync(new UnixDomainSocketEndPoint(path));
        Socket called = await listener.AcceptAsync();
        File.Delete(path);
        return (new NetworkStream(caller, ownsSocket: true), new NetworkStream(called, ownsSocket: true));
    }
}
