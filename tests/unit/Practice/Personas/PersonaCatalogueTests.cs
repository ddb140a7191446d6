using System.Text.Json.Nodes;
using CxBridge.Practice.Personas;

namespace CxBridge.Tests.Unit.Practice.Personas;

public class PersonaCatalogueTests
{
    private const string Good = """
        { "name": "says-yes", "index": 3, "about": "Confirms.", "line": { "action": "answer", "ringMs": [100, 200] },
          "voices": [{ "engine": "flite", "name": "slt" }], "reactions": [{ "on": "turnEnd", "turn": 1, "say": ["Yes."], "intent": "yes" }],
          "expect": { "outcome": "completed", "disposition": ["agreed"] } }
        """;

    [Fact]
    public void Builtin_HasEveryKindOfLine_AndIndexesWithoutGaps()
    {
        PersonaCatalogue catalogue = PersonaCatalogue.Builtin();
        Assert.Equal(Enumerable.Range(0, catalogue.All.Count), catalogue.All.Select(p => p.Index));
        Assert.Equal(4, catalogue.All.Select(p => p.Line.GetType()).Distinct().Count());
        Assert.All(catalogue.All, p => Assert.NotEmpty(p.Expect.Disposition));
    }

    [Fact]
    public void Read_WhenManyThingsAreWrong_TellsAllOfThemWithTheirPlace()
    {
        const string bad = """
            { "name": "Says Yes", "index": 100, "line": { "action": "answer" }, "voices": [], "voice": "slt",
              "reactions": [{ "on": "whenever", "say": ["Yes."] }, { "on": "bargeIn", "pauseMs": [700, 800], "say": "Yes." }],
              "noiseDbfs": [-42, -55], "expect": { "outcome": "fine", "disposition": ["Agreed!"] } }
            """;
        var e = Assert.Throws<PersonasInvalidException>(() => PersonaCatalogue.Read([("a.json", bad)]));
        Assert.Equal(
            ["a.json.about", "a.json.expect.disposition", "a.json.expect.outcome", "a.json.index", "a.json.line.ringMs", "a.json.name", "a.json.noiseDbfs",
             "a.json.reactions[0].on", "a.json.reactions[1].pauseMs", "a.json.reactions[1].say", "a.json.voice", "a.json.voices"],
            e.Errors.Select(x => x.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_WhenTwoFilesShareNameAndIndex_RefusesBoth()
    {
        var e = Assert.Throws<PersonasInvalidException>(() => PersonaCatalogue.Read([("a.json", Good), ("b.json", Good)]));
        Assert.Equal(["b.json.name", "b.json.index"], e.Errors.Select(x => x.Path));
    }

    [Fact]
    public void Read_WhenOneFileIsNoJson_StillReportsTheOthers()
    {
        var e = Assert.Throws<PersonasInvalidException>(() => PersonaCatalogue.Read([("a.json", "{"), ("b.json", "[]"), ("c.json", Good)]));
        Assert.Equal(["a.json", "b.json"], e.Errors.Select(x => x.Path));
    }

    [Fact]
    public void Read_WhenALineNeverAnswers_NeedsNoVoice()
    {
        JsonNode node = JsonNode.Parse(Good)!;
        node["line"] = JsonNode.Parse("""{ "action": "reject", "status": 486, "reason": "Busy Here", "afterMs": [0, 10] }""");
        node.AsObject().Remove("voices");
        Assert.IsType<LinePlan.Reject>(Assert.Single(PersonaCatalogue.Read([("a.json", node.ToJsonString())]).All).Line);
    }
}
