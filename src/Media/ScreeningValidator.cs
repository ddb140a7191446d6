using CxBridge.Domain.Configuration;
using CxBridge.Domain.Screening;
using Microsoft.Extensions.Options;

namespace CxBridge.Media;

/// <summary>Reports everything that is wrong with the screening that campaigns begin with, when the program starts: not in the first call.</summary>
internal sealed class ScreeningValidator(ScreeningSettings settings) : IValidateOptions<MediaOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        IReadOnlyList<ConfigurationError> errors = ScreeningLimits.Check(settings, "Media:Screening", ':');
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => $"{error.Path}: {error.Message}. {error.Hint}"));
    }
}
