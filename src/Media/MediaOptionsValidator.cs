using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using CxBridge.Media.Workers;
using Microsoft.Extensions.Options;

namespace CxBridge.Media;

/// <summary>Reports everything that is wrong with <see cref="MediaOptions"/> at once, each with the key's path and a hint.</summary>
internal sealed class MediaOptionsValidator : IValidateOptions<MediaOptions>
{
    private const string Section = "Media";
    private const int LeastCallMemoryMb = 16;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
        List<string> errors = [.. broken.Select(result => $"{Section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}")];
        if (!IPAddress.TryParse(options.BindAddress, out _))
        {
            errors.Add($"{Section}:BindAddress: '{options.BindAddress}' is not an IP address; write the address of an interface, such as 127.0.0.1.");
        }

        if (options.AdvertisedAddress is { } advertised && !IPAddress.TryParse(advertised, out _))
        {
            errors.Add($"{Section}:AdvertisedAddress: '{advertised}' is not an IP address; write the one that carriers reach.");
        }

        if (options.CallMemoryLimitMb is > 0 and < LeastCallMemoryMb)
        {
            errors.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Section}:CallMemoryLimitMb: {options.CallMemoryLimitMb} MB cannot be told from a heap's own coming and going; write at least {LeastCallMemoryMb}, or 0 for no limit."));
        }

        int pairs = (options.LastRtpPort - options.FirstRtpPort + 1) / 2;
        if (pairs < options.Slots + options.LinesOrDefault)
        {
            errors.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Section}:LastRtpPort: {Math.Max(0, pairs)} port pairs for {options.Slots} slots and {options.LinesOrDefault} lines; widen the range, best to four times as many since used ports rest."));
        }
        else if (broken.Count == 0 && options.SlotsPerWorker > 0 && new WorkerLayout(options) is { } workers && workers.PortPairs < options.SlotsPerWorker)
        {
            errors.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Section}:LastRtpPort: {pairs} port pairs are too few for {workers.OfSlots} workers of slots and {workers.Count - workers.OfSlots} of lines, each with a share of its own; widen the range, or set fewer {Section}:Lines."));
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
