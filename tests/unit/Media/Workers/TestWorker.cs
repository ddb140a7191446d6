using System.Globalization;
using System.Runtime.InteropServices;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Media;
using CxBridge.Media.Workers;
using CxBridge.Tests.Unit.Media.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>A worker process around fakes: real sockets, RTP and recordings, but the bot says goodbye and hangs up, or not when the contact's facts hold
/// <c>stay</c>, or talks on and on when they hold <c>talk</c>, and breaks in the way that its fact <c>break</c> says.</summary>
internal sealed class TestWorker(string folder) : ISpeechToText, IDialogueFactory, IRecordingStore
{
    public const string Farewell = "Goodbye, Ada.";

    public const string Sentence = "This is a sentence that takes a good while to be said, for it goes on and on, and then some more, until nobody listens any longer.";

    private static readonly List<byte[]> s_leak = [];

    /// <summary>The suite itself, as a worker.</summary>
    public static WorkerProgram Program(MediaOptions options, string folder) => new(
        "dotnet",
        [typeof(TestWorker).Assembly.Location, "worker", "--"],
        new Dictionary<string, string?>
        {
            ["Media:StallTimeout"] = options.StallTimeout.ToString("c", CultureInfo.InvariantCulture),
            ["Media:FailureSentence"] = options.FailureSentence,
            ["Media:Screening:InitialSilence"] = "00:00:00.2",
            ["Media:VadModel"] = "",
            ["Recordings"] = folder,
        });

    public static Task RunAsync(string socket) => WorkerService.RunAsync(socket, Compose, _ => Task.CompletedTask, TimeProvider.System);

    private static ServiceProvider Compose(IReadOnlyDictionary<string, string?> settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var fakes = new TestWorker(settings["Recordings"]!);
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<ISpeechToText>(fakes)
            .AddSingleton<ITextToSpeech>(new FakeVoice())
            .AddSingleton<IDialogueFactory>(fakes)
            .AddSingleton<IRecordingStore>(fakes)
            .AddMediaWorker(configuration.GetSection("Media"))
            .BuildServiceProvider();
    }

    ISpeechRecognition ISpeechToText.Open(string language) => new FakeRecognition();

    IDialogue IDialogueFactory.Open(BotDefinition bot, IReadOnlyDictionary<string, string> facts) => new FakeDialogue
    {
        OnOpen = () =>
        {
            Break(facts.GetValueOrDefault("break"));
            return facts.ContainsKey("talk") ? [new DialogueAct.Say(Sentence)]
                : facts.ContainsKey("stay") ? [new DialogueAct.SetValue("name", facts["name"]), new DialogueAct.Say(Farewell)]
                : [new DialogueAct.SetValue("name", facts["name"]), new DialogueAct.SetDisposition(new Disposition("done")), new DialogueAct.Say(Farewell), new DialogueAct.HangUp()];
        },
        OnTurn = _ => [new DialogueAct.Say(Sentence)],
    };

    string IRecordingStore.PathFor(AttemptId attempt) => attempt.Value + ".wav";

    Stream IRecordingStore.Create(string path) => new FileStream(Path.Combine(folder, path), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);

    Stream? IRecordingStore.OpenRead(string path) => File.OpenRead(Path.Combine(folder, path));

    private static void Break(string? how)
    {
        switch (how)
        {
            case "native":
                // What a broken native library does.
                Marshal.Copy(new byte[64], 0, new IntPtr(0x7777_7777_0000L), 64);
                break;
            case "leaks":
                for (int i = 0; i < 400; i++)
                {
                    byte[] more = new byte[1 << 20];
                    more.AsSpan().Fill(1);
                    s_leak.Add(more);
                }

                break;
            default:
                break;
        }
    }
}
