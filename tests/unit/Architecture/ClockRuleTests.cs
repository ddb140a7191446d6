namespace CxBridge.Tests.Unit.Architecture;

public sealed class ClockRuleTests
{
    [Fact]
    public void Product_TakesAllTimeFromATimeProvider() =>
        Rules.Hold(Repository.Files(["src"], ".cs").Where(f => !ClockRule.Exceptions.ContainsKey(f.Path)).SelectMany(ClockRule.Violations));

    [Fact]
    public void Exceptions_AreStillNeeded() =>
        Assert.All(ClockRule.Exceptions.Keys, path => Assert.NotEmpty(Repository.Files([path], ".cs").SelectMany(ClockRule.Violations)));

    [Theory]
    [InlineData("var a = DateTime.UtcNow;")]
    [InlineData("var a = DateTime.Now;")]
    [InlineData("var a = DateTimeOffset.UtcNow.AddDays(1);")]
    [InlineData("long a = Stopwatch.GetTimestamp();")]
    [InlineData("var a = Stopwatch.StartNew();")]
    [InlineData("long a = Environment.TickCount64;")]
    [InlineData("Thread.Sleep(20);")]
    [InlineData("await Task.Delay(20);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);")]
    [InlineData("await Task.Delay(Backoff(tries, (a + b)), stopping);")]
    [InlineData("await Task.Delay(timeout, stopping);")]
    [InlineData("await Task.Delay(delay, TimeProvider.System);")]
    [InlineData("using var t = new PeriodicTimer(interval);")]
    [InlineData("_t = new Timer(Fire, null, 0, 20);")]
    public void Rule_WhenCodeUsesTheMachinesClock_SaysSo(string code) => Assert.Single(ClockRule.Violations(new SourceFile("a.cs", code)));

    [Theory]
    [InlineData("await Task.Delay(delay, time);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), _time, cancellationToken);")]
    [InlineData("await Task.Delay(Backoff(tries, (a + b)), options.TimeProvider, stopping);")]
    [InlineData("using var t = new PeriodicTimer(interval, timeProvider);")]
    [InlineData("// never DateTime.UtcNow")]
    [InlineData("throw new X(\"DateTime.UtcNow is not for us\");")]
    [InlineData("/* Thread.Sleep */ using ITimer t = time.CreateTimer(Fire, null, due, period);")]
    [InlineData("var a = \"\"\"\n Thread.Sleep \"quoted\" \n\"\"\";")]
    public void Rule_WhenCodeUsesATimeProvider_IsSilent(string code) => Assert.Empty(ClockRule.Violations(new SourceFile("a.cs", code)));

    [Fact]
    public void Rule_NamesTheLine() =>
        Assert.Equal(["src/a.cs:3: DateTime.Now"], ClockRule.Violations(new SourceFile("src/a.cs", "// DateTime.Now\n\nvar a = DateTime.Now;")));
}
