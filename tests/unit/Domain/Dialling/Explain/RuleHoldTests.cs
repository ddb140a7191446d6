using CxBridge.Domain.Compliance;
using CxBridge.Domain.Dialling.Explain;

namespace CxBridge.Tests.Unit.Domain.Dialling.Explain;

public sealed class RuleHoldTests
{
    [Fact]
    public void EveryRule_IsToldInWordsOfItsOwn()
    {
        string[] texts = [.. Enum.GetValues<DialRule>().Select(rule => Assert.Single(RuleHolds.Among([], [new RuleCount(rule, 3, null, "a reason")])).Text)];

        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.All(texts, text => Assert.DoesNotContain("held by a rule", text, StringComparison.Ordinal));
    }
}
