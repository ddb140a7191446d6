using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CxBridge.Storage;

/// <summary>Reports all that is wrong at once, each with its key.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        List<string> errors = results.ConvertAll(r => $"{StorageOptions.Section}:{r.MemberNames.FirstOrDefault()}: {r.ErrorMessage}");
        if (options.Provider == StorageProvider.Postgres && Unreadable(options.ConnectionString) is { } reason)
        {
            errors.Add($"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}: {reason} Write it as Host=db;Database=cxbridge;Username=cxbridge.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static string? Unreadable(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return "PostgreSQL needs a connection string.";
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is null ? "The connection string names no host." : null;
        }
        catch (ArgumentException)
        {
            // The exception's text may repeat a part of the secret.
            return "The connection string cannot be read.";
        }
    }
}
