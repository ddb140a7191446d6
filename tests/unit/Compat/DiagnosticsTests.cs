namespace CxBridge.Tests.Unit.Compat;

/// <summary>What would fail at the first call fails at the build.</summary>
public sealed class DiagnosticsTests
{
    private const string Message = """
        [GenerateSerializer] public sealed class Page { [Id(0)] public IReadOnlyList<int> Items { get; set; } = []; }
        public interface IReader : IGrainWithStringKey { Task Read(IReadOnlyList<int> items); Task<IEnumerable<int>> All(); }

        """;

    [Theory]
    [InlineData("CXO0001", "public class Outer { [GenerateSerializer] private sealed class Inner { } }")]
    [InlineData("CXO0002", "public interface ISlow : IGrainWithStringKey { int Count(); }")]
    [InlineData("CXO0003", "public interface IBack : IGrainWithStringKey { Task Get(out int count); }")]
    [InlineData("CXO0004", "[GenerateSerializer] public sealed class Half { [Id(0)] public int A { get; set; } public int B { get; set; } }")]
    [InlineData("CXO0005", "[GenerateSerializer] public sealed class Twice { [Id(0)] public int A { get; set; } [Id(0)] public int B { get; set; } }")]
    [InlineData("CXO0007", "public interface IPart : IGrainWithStringKey { int Count { get; } }")]
    public async Task Code_ThatCannotWork_IsRefused(string id, string code) =>
        Assert.Contains(id, await GeneratedProject.ErrorsOfAsync(code));

    [Theory]
    [InlineData("public static class Caller { public static Task Call(IReader reader) => reader.Read([1, 2]); }")]
    [InlineData("public static class Maker { public static Page Make() => new() { Items = [1, 2] }; }")]
    [InlineData("[GenerateSerializer] public sealed record Fixed([property: Id(0)] IReadOnlyList<int> Items); public static class Maker { public static Fixed Make(int n) => new([n]); }")]
    [InlineData("[GenerateSerializer] public sealed class Full { [Id(0)] public IReadOnlyCollection<int> Items { get; set; } = [1]; }")]
    [InlineData("public sealed class Reader : Grain, IReader { public Task Read(IReadOnlyList<int> items) => Task.CompletedTask; public async Task<IEnumerable<int>> All() { await Task.Yield(); return [1]; } }")]
    [InlineData("public sealed class Reader : Grain, IReader { public Task Read(IReadOnlyList<int> items) => Task.CompletedTask; public Task<IEnumerable<int>> All() => Task.FromResult<IEnumerable<int>>([1]); }")]
    public async Task CollectionExpression_InAMessageBehindAReadOnlyInterface_IsRefused(string code) =>
        Assert.Equal(["CXO0006"], await GeneratedProject.ErrorsOfAsync(Message + code));

    [Theory]
    [InlineData("public static class Caller { public static Task Call(IReader reader) => reader.Read([]); }")]
    [InlineData("public static class Caller { public static Task Call(IReader reader) => reader.Read(new List<int> { 1 }); }")]
    [InlineData("public static class Caller { public static IReadOnlyList<int> Own() => [1, 2]; }")]
    [InlineData("[GenerateSerializer] public sealed class Full { [Id(0)] public List<int> Items { get; set; } = [1]; [Id(1)] public int[] More { get; set; } = [2]; }")]
    public async Task CollectionExpression_ThatCrossesOrStays_IsAccepted(string code) =>
        Assert.Empty(await GeneratedProject.ErrorsOfAsync(Message + code));

    [Fact]
    public async Task GenericGrainClass_IsAccepted() => Assert.Empty(await GeneratedProject.ErrorsOfAsync(
        "public interface IShelf<T> : IGrainWithStringKey { Task Put(T item); } public sealed class Shelf<T> : Grain, IShelf<T> { public Task Put(T item) => Task.CompletedTask; }"));
}
