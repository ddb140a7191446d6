using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Recordings;

public sealed class FolderRecordingStoreTests() : StoreContract(new SqliteKind())
{
    private IRecordingStore Recordings => Store.Get<IRecordingStore>();

    [Fact]
    public void Create_ThenOpenRead_GivesTheSameBytes()
    {
        string path = Recordings.PathFor(AttemptId.New(Store.Time));
        using (Stream file = Recordings.Create(path))
        {
            file.Write([1, 2, 3]);
        }

        using Stream? read = Recordings.OpenRead(path);

        Assert.NotNull(read);
        Assert.Equal(3, read.Length);
        Assert.InRange(path.Length, 1, 64);
    }

    [Fact]
    public void OpenRead_OfWhatIsNot_IsNull() => Assert.Null(Recordings.OpenRead(Recordings.PathFor(AttemptId.New(Store.Time))));

    [Theory]
    [InlineData("../cxbridge.db")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("{id}.wav")]
    [InlineData("../recordings/{fan}/{id}.wav")]
    [InlineData("{fan}/../{fan}/{id}.wav")]
    [InlineData("{fan}/{id}.WAV")]
    [InlineData("{fan}/{id}.wav\0.txt")]
    public void AnyOtherPath_IsNotFoundAndNotMade(string pattern)
    {
        AttemptId attempt = AttemptId.New(Store.Time);
        Recordings.Create(Recordings.PathFor(attempt)).Dispose();
        string path = pattern.Replace("{id}", attempt.Value, StringComparison.Ordinal).Replace("{fan}", attempt.Value[^2..], StringComparison.Ordinal);

        Assert.Null(Recordings.OpenRead(path));
        Assert.Throws<ArgumentException>(() => Recordings.Create(path));
    }
}
