using CxBridge.Media.Screening;

namespace CxBridge.Silo.Verbs;

/// <summary>A sound file that somebody names on the command line; whatever is wrong with it is said with its name.</summary>
internal static class SoundFile
{
    /// <summary>The samples of each channel, or what is wrong; exactly one of the two.</summary>
    public static (short[][]? Channels, WavProblem? Problem) Read(FileInfo file)
    {
        try
        {
            (short[][]? channels, WavProblem? problem) = WavFile.ProblemOf(file) is { } unread ? (null, unread) : WavFile.ReadChannels(File.ReadAllBytes(file.FullName));
            return (channels, problem is null ? null : Of(file, problem));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, Of(file, new WavProblem("The file cannot be read", "Check the path and the rights.")));
        }
    }

    /// <summary>The problem with the name of the file that has it.</summary>
    public static WavProblem Of(FileInfo file, WavProblem problem) => problem with { Message = $"'{file.Name}': {problem.Message}" };
}
