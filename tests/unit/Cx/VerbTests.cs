using System.Text.Json;
using CxBridge.Tests.Unit.Architecture;

namespace CxBridge.Tests.Unit.Cx;

public sealed class VerbTests
{
    [Theory]
    [InlineData("./cx nonsense")]
    [InlineData("./cx ../verbs/run")]
    [InlineData("./cx")]
    [InlineData("./cx run --nonsense")]
    [InlineData("./cx run --urls")]
    [InlineData("./cx demo --seed seven")]
    [InlineData("./cx demo --carrier 203.0.113.7")]
    [InlineData("./cx test --suite nonsense")]
    [InlineData("./cx bench nonsense")]
    [InlineData("./cx chaos --kills many")]
    [InlineData("./cx rehearse")]
    [InlineData("./cx rehearse nowhere.json")]
    [InlineData("./cx rehearse --fast")]
    [InlineData("./cx vad")]
    [InlineData("./cx vad nowhere.wav")]
    [InlineData("./cx vad --model nowhere.onnx")]
    [InlineData("./cx audio-check")]
    [InlineData("./cx audio-check nowhere.wav nowhere.wav")]
    [InlineData("./cx audio-check README.md README.md --channel middle")]
    [InlineData("./cx screen")]
    [InlineData("./cx screen nowhere.wav")]
    [InlineData("./cx screen --language")]
    public async Task Cx_WhenUsedWrongly_EndsWith2AndSaysWhatIsRight(string command)
    {
        (int code, string output, string errors) = await Shell.Run(command);
        Assert.Equal(2, code);
        Assert.NotEmpty(output + errors);
    }

    [Fact]
    public async Task Cx_WhenUsedWronglyWithJson_EndsWithOneObject()
    {
        (_, string output, _) = await Shell.Run("./cx run --json --data");
        JsonElement last = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal("run", last.GetProperty("verb").GetString());
        Assert.False(last.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(last.GetProperty("cure").GetString()!);
    }

    [Fact]
    public async Task Bench_WithoutAName_ListsBenchesWhoseProjectsExist()
    {
        (int code, string output, _) = await Shell.Run("./cx bench --json");
        Assert.Equal(0, code);
        JsonElement benches = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement.GetProperty("benches");
        Assert.Contains("claims", benches.EnumerateArray().Select(b => b.GetString()));
        (_, string folders, _) = await Shell.Run("source build/cx/verbs/bench.sh; printf '%s\n' \"${BENCHES[@]}\" | while read -r _ folder _; do echo $folder; done");
        Assert.All(folders.TrimEnd().Split('\n'), folder => Assert.True(File.Exists(Path.Combine(Repository.Root, "bench", folder, $"CxBridge.Bench.{folder}.csproj")), folder));
    }

    [Fact]
    public async Task Help_ListsEveryVerbWithASummary()
    {
        (int code, string output, _) = await Shell.Run("./cx help");
        Assert.Equal(0, code);
        string[] verbs = [.. Repository.Files(["build/cx/verbs"], ".sh").Select(f => Path.GetFileNameWithoutExtension(f.Path))];
        Assert.Contains("run", verbs);
        Assert.All(verbs, verb => Assert.Matches($@"(?m)^  {verb} +\S", output));
    }

    [Fact]
    public async Task Help_OfEachVerb_ShowsItsUsage()
    {
        foreach (SourceFile file in Repository.Files(["build/cx/verbs"], ".sh"))
        {
            string verb = Path.GetFileNameWithoutExtension(file.Path);
            (int code, string output, _) = await Shell.Run($"./cx {verb} --help");
            Assert.Equal(0, code);
            Assert.Contains($"./cx {verb}", output, StringComparison.Ordinal);
        }
    }
}
