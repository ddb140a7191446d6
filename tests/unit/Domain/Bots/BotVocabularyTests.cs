using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Bots;

namespace CxBridge.Tests.Unit.Domain.Bots;

public class BotVocabularyTests
{
    [Fact]
    public void Check_OfAWordThatTheRecogniserDoesNotKnow_NamesEachPlace() =>
        Assert.Equal(
            ["flow.slots.new_day[0].phrases[0]", "flow.slots.new_day[0].phrases[1]"],
            BotVocabulary.Check(BotReader.Read(PracticeBots.Appointment).Bot!, new AllBut("monday")).Select(e => e.Path));

    private sealed class AllBut(string unknown) : IVocabulary
    {
        public bool Knows(string word) => word != unknown;
    }
}
