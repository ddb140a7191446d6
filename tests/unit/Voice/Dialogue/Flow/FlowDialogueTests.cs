using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Voice.Bots;
using CxBridge.Voice.Dialogue.Flow;
using static CxBridge.Domain.Conversation.DialogueAct;

namespace CxBridge.Tests.Unit.Voice.Dialogue.Flow;

public class FlowDialogueTests
{
    private static readonly BotDefinition Bot = BotReader.Read(PracticeBots.Appointment).Bot!;

    private readonly IDialogue _dialogue = new FlowDialogueFactory().Open(Bot, new Dictionary<string, string> { ["name"] = "Anna", ["day"] = "Monday", ["time"] = "" });

    [Fact]
    public async Task Opening_SaysWhoCalls_AndAsks()
    {
        List<DialogueAct> acts = await OpenAsync();

        Assert.Equal(
            [
                new Say("Hello Anna, this is the automated assistant of Riverside Clinic. I am calling about your appointment on Monday."),
                new Say("Can you still make it?"),
            ],
            acts);
    }

    [Fact]
    public async Task Yes_EndsTheCallAsAgreed_WithAGoodbyeThatIsHeardToItsEnd()
    {
        await OpenAsync();

        List<DialogueAct> acts = await SayAsync("um yes i can make it");

        Assert.Equal(new SetDisposition(new("agreed")), acts[0]);
        Assert.Equal(Interruption.Refused, Assert.IsType<Say>(acts[1]).Interruption);
        Assert.IsType<HangUp>(acts[2]);
    }

    [Fact]
    public async Task AnotherDay_IsConfirmedAndNoted()
    {
        await OpenAsync();
        await SayAsync("no i can't");

        List<DialogueAct> asked = await SayAsync("how about next tuesday");
        List<DialogueAct> done = await SayAsync("yes");

        Assert.Equal(new SetValue("new_day", "Tuesday"), asked[0]);
        Assert.Equal(new Say("So I change your appointment to Tuesday."), asked[1]);
        Assert.Contains(new SetDisposition(new("rescheduled")), done);
    }

    [Theory]
    [InlineData("call me back in ten minutes", 10)]
    [InlineData("call me tomorrow", 1440)]
    [InlineData("i'm busy", 120)]
    public async Task Callback_IsBookedForWhenTheCallerSaid(string words, int minutes)
    {
        await OpenAsync();

        Assert.Contains(new ScheduleCallback(TimeSpan.FromMinutes(minutes)), await SayAsync(words));
    }

    [Fact]
    public async Task Human_IsTransferred_AndCalledBackIfNobodyTakesTheCall()
    {
        await OpenAsync();

        List<DialogueAct> acts = await PressAsync("0");

        int transfer = acts.FindIndex(act => act is Transfer);
        Assert.Equal(new SetDisposition(Disposition.Transferred), acts[transfer - 2]);
        Assert.Equal([new SetDisposition(Disposition.TransferFailed), new ScheduleCallback(TimeSpan.FromHours(1))], acts[(transfer + 1)..(transfer + 3)]);
        Assert.Equal(new HangUp(), acts[^1]);
        Assert.Equal([new HangUp()], await SayAsync("yes"));
    }

    [Fact]
    public async Task Who_IsAnswered_AndTheLastQuestionAskedAgain()
    {
        await OpenAsync();
        await SayAsync("no");

        List<DialogueAct> acts = await SayAsync("who is this");

        Assert.Equal(new Say("Which day of next week would suit you better?"), acts[^1]);
        Assert.Contains(new SetDisposition(new("declined")), await SayAsync("no"));
    }

    [Fact]
    public async Task Repeat_SaysTheStateAgainFromItsFirstWord()
    {
        List<DialogueAct> first = await OpenAsync();

        Assert.Equal(first, await SayAsync("say that again please"));
    }

    [Fact]
    public async Task Silence_IsAskedAgainTwice_ThenTheCallEndsAsNoInput()
    {
        await OpenAsync();

        Assert.Equal([new Say("Are you still there?"), new Say("Can you still make it?")], await RespondAsync(new CallerTurn.Silent(1)));
        Assert.Equal([new Say("Sorry, I can't hear you."), new Say("Can you still make it?")], await RespondAsync(new CallerTurn.Silent(2)));
        Assert.Equal(new SetDisposition(Disposition.NoInput), (await RespondAsync(new CallerTurn.Silent(3)))[0]);
    }

    [Fact]
    public async Task WordsWithoutMeaning_AreAskedAgainTwice_ThenTheCallEndsAsNotUnderstood()
    {
        await OpenAsync();
        await SayAsync("");
        await SayAsync("purple submarine");

        Assert.Contains(new SetDisposition(Disposition.NotUnderstood), await PressAsync("7"));
    }

    [Fact]
    public async Task AGuessOfTheRecogniser_IsNotActedOn()
    {
        await OpenAsync();

        Assert.DoesNotContain(new HangUp(), await RespondAsync(new CallerTurn.Spoke("stop calling me", Confidence: 0.1)));
    }

    [Fact]
    public async Task Hints_AreThePhrasesOfTheStateAndTheBackchannels()
    {
        await OpenAsync();
        Assert.DoesNotContain("none of them", _dialogue.Hints.Phrases);

        await SayAsync("no");
        Assert.Contains("none of them", _dialogue.Hints.Phrases);
        Assert.Contains("mm hmm", _dialogue.Hints.Phrases);
        Assert.Contains("next monday", _dialogue.Hints.Slots["new_day"]);
    }

    [Fact]
    public async Task Facts_ThatTheContactLacks_AreReplacedByTheBotsWords()
    {
        IDialogue dialogue = new FlowDialogueFactory().Open(Bot, new Dictionary<string, string> { ["name"] = " " });

        Say greeting = Assert.IsType<Say>((await ListAsync(dialogue.OpenAsync(CancellationToken.None)))[0]);

        Assert.StartsWith("Hello there, ", greeting.Text, StringComparison.Ordinal);
    }

    private Task<List<DialogueAct>> OpenAsync() => ListAsync(_dialogue.OpenAsync(CancellationToken.None));

    private Task<List<DialogueAct>> SayAsync(string words) => RespondAsync(new CallerTurn.Spoke(words, Confidence: 0.9));

    private Task<List<DialogueAct>> PressAsync(string keys) => RespondAsync(new CallerTurn.Pressed(keys));

    private Task<List<DialogueAct>> RespondAsync(CallerTurn turn) => ListAsync(_dialogue.RespondAsync(turn, CancellationToken.None));

    private static async Task<List<DialogueAct>> ListAsync(IAsyncEnumerable<DialogueAct> acts)
    {
        List<DialogueAct> all = [];
        await foreach (DialogueAct act in acts)
        {
            all.Add(act);
        }

        return all;
    }
}
