using CxBridge.Domain.Bots;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Conversation;
using CxBridge.Voice.Bots;

namespace CxBridge.Tests.Unit.Domain.Bots;

public class BotReaderTests
{
    /// <summary>The smallest bot that is right; tests break it in one place each.</summary>
    private const string Good = """
        {
          "name": "Small",
          "flow": {
            "start": "ask",
            "facts": { "name": "there" },
            "intents": { "yes": { "phrases": ["yes", "on {day}"], "keys": ["1"] }, "no": { "phrases": ["no"] } },
            "slots": { "day": [ { "value": "Monday", "phrases": ["monday"] } ] },
            "everywhere": { "no": "end" },
            "noInput": { "say": ["Hello?"], "times": 1, "goto": "end" },
            "noMatch": { "goto": "end" },
            "states": {
              "ask": { "say": "Hello {{name}}.", "ask": "Is it right?", "on": { "yes": "end" } },
              "end": { "say": "Goodbye.", "interruption": "refused", "disposition": "agreed", "hangUp": true }
            }
          }
        }
        """;

    [Fact]
    public void Read_OfASmallBot_FindsNoError() => Assert.Empty(BotReader.Read(Good).Errors);

    [Fact]
    public void Read_OfASmallBot_FillsInWhatIsLeftOut()
    {
        BotDefinition bot = BotReader.Read(Good).Bot!;

        Assert.Equal("espeak-ng", bot.Voice.Engine);
        Assert.Equal(TimeSpan.FromSeconds(180), bot.MaxCallDuration);
        Assert.Equal(2, bot.Flow.NoMatch.Times);
        Assert.Equal(Interruption.Refused, bot.Flow.States["end"].Interruption);
        Assert.Equal(new Disposition("agreed"), bot.Flow.States["end"].Disposition);
    }

    [Theory]
    [MemberData(nameof(PracticeBotNames))]
    public void PracticeBots_AreRight(string name) => Assert.Empty(BotReader.Read(PracticeBots.All[name]).Errors);

    public static TheoryData<string> PracticeBotNames => [.. PracticeBots.All.Keys];

    [Theory]
    [MemberData(nameof(PracticeBotNames))]
    public void Writing_WhatWasRead_GivesTheSameBot(string name)
    {
        string once = BotWriter.Write(BotReader.Read(PracticeBots.All[name]).Bot!);

        Assert.Equal(once, BotWriter.Write(BotReader.Read(once).Bot!));
    }

    [Fact]
    public void Read_OfSeveralMistakes_ReportsThemAll()
    {
        string bad = Good.Replace("\"name\": \"Small\"", "\"nmae\": \"Small\"")
            .Replace("\"times\": 1", "\"times\": 99")
            .Replace("\"disposition\": \"agreed\"", "\"disposition\": \"Agreed!\"");

        Assert.Equal(
            ["flow.noInput.times", "flow.states.end.disposition", "name", "nmae"],
            BotReader.Read(bad).Errors.Select(e => e.Path).Order());
    }

    [Theory]
    [InlineData("\"start\": \"ask\"", "\"start\": \"nowhere\"", "flow.start", "does not exist")]
    [InlineData("\"yes\": \"end\"", "\"yes\": \"nowhere\"", "flow.states.ask.on.yes", "does not exist")]
    [InlineData("\"on\": { \"yes\"", "\"on\": { \"maybe\"", "flow.states.ask.on.maybe", "does not exist")]
    [InlineData("\"noMatch\": { \"goto\": \"end\" }", "\"noMatch\": { \"goto\": \"@back\" }", "flow.noMatch.goto", "must name a state")]
    [InlineData("Hello {{name}}.", "Hello {{nmae}}.", "flow.states.ask.say", "neither a fact nor a slot")]
    [InlineData("Hello {{name}}.", "Hello {name}.", "flow.states.ask.say", "stray brace")]
    [InlineData("on {day}", "on {month}", "flow.intents.yes.phrases[1]", "slot 'month' does not exist")]
    [InlineData("on {day}", "on 12", "flow.intents.yes.phrases[1]", "is not a word")]
    [InlineData("on {day}", "a b c d e f g h i j k l m", "flow.intents.yes.phrases[1]", "13 words")]
    [InlineData("\"phrases\": [\"no\"]", "\"phrases\": [\"yes\"]", "flow.states.ask.on.no", "would mean both")]
    [InlineData("\"keys\": [\"1\"]", "\"keys\": [\"x\"]", "flow.intents.yes.keys[0]", "no telephone has")]
    [InlineData(", \"hangUp\": true", "", "flow.states.end", "no way out")]
    [InlineData("\"hangUp\": true", "\"hangUp\": true, \"goto\": \"ask\"", "flow.states.end", "more than one way out")]
    [InlineData("\"hangUp\": true", "\"transfer\": \"the desk\"", "flow.states.end.transfer", "neither a number")]
    [InlineData("\"hangUp\": true", "\"goto\": \"ask\"", "flow.states.ask", "never comes to an end")]
    [InlineData("\"hangUp\": true", "\"goto\": \"end\"", "flow.states.end", "circle")]
    [InlineData("\"hangUp\": true", "\"transfer\": \"+15550100\", \"onFailure\": \"end\"", "flow.states.end", "circle")]
    [InlineData("\"hangUp\": true", "\"transfer\": \"+15550100\", \"onFailure\": \"desk\"", "flow.states.end.onFailure", "desk")]
    [InlineData("\"hangUp\": true", "\"hangUp\": true, \"onFailure\": \"ask\"", "flow.states.end.onFailure", "belongs to a transfer")]
    [InlineData("\"everywhere\": { \"no\": \"end\" },", "", "flow.intents.no", "never used")]
    [InlineData("\"states\": {", "\"states\": { \"lost\": { \"hangUp\": true },", "flow.states.lost", "never reached")]
    [InlineData("\"say\": \"Hello {{name}}.\", \"ask\": \"Is it right?\", ", "", "flow.states.ask", "says nothing")]
    [InlineData("\"disposition\": \"agreed\"", "\"callback\": { \"slot\": \"day\" }", "flow.states.end.callback.slot", "no value of slot 'day' is a time")]
    [InlineData("\"facts\": { \"name\"", "\"facts\": { \"day\": \"today\", \"name\"", "flow.facts.day", "also the name of a slot")]
    [InlineData("\"end\": {", "\"The End\": {", "flow.states.The End", "is not a name")]
    [InlineData("\"interruption\": \"refused\"", "\"interruption\": \"never\"", "flow.states.end.interruption", "neither allowed nor refused")]
    public void Read_OfAMistake_NamesItsPlaceAndACure(string right, string wrong, string path, string message)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);

        BotReadResult result = BotReader.Read(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(result.Bot);
        ConfigurationError error = Assert.Single(result.Errors, e => e.Path == path && e.Message.Contains(message, StringComparison.Ordinal));
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }")]
    [InlineData("{ \"flow\": 1, \"voice\": [], \"turns\": \"x\" }")]
    [InlineData("{ \"name\": 1, \"flow\": { \"states\": { \"a\": 1 }, \"intents\": { \"b\": [] }, \"slots\": { \"c\": [1] } } }")]
    public void Read_OfAnythingElse_ReportsInsteadOfThrowing(string json) => Assert.NotEmpty(BotReader.Read(json).Errors);

    [Fact]
    public void Read_OfAHugeText_RefusesItUnread() => Assert.Single(BotReader.Read(new string(' ', BotLimits.Json + 1)).Errors);
}
