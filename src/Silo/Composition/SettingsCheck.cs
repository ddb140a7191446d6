using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CxBridge.Domain.Configuration;

namespace CxBridge.Silo.Composition;

/// <summary>Reads the whole configuration before anything starts, and reports everything that is wrong with it at once.</summary>
internal static class SettingsCheck
{
    /// <summary>Every error of the given sections.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="sections">Section name to the class that it fills.</param>
    public static IReadOnlyList<ConfigurationError> Check(IConfiguration configuration, IReadOnlyDictionary<string, Type> sections)
    {
        var errors = new List<ConfigurationError>();
        foreach (IConfigurationSection unknown in configuration.GetChildren().Where(s => !sections.Keys.Contains(s.Key, StringComparer.OrdinalIgnoreCase)))
        {
            errors.Add(new ConfigurationError(unknown.Key, "there is no such section", $"The sections are {string.Join(", ", sections.Keys.Order(StringComparer.Ordinal))}."));
        }

        foreach ((string name, Type type) in sections)
        {
            CheckSection(configuration.GetSection(name), type, errors);
        }

        return errors;
    }

    private static void CheckSection(IConfigurationSection section, Type type, List<ConfigurationError> errors)
    {
        object options = Activator.CreateInstance(type)!;
        var properties = type.GetProperties().Where(p => p.CanWrite).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection given in section.GetChildren())
        {
            if (!properties.TryGetValue(given.Key, out PropertyInfo? property))
            {
                errors.Add(new ConfigurationError(given.Path, "there is no such setting", $"{section.Key} has {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal))}."));
            }
            else if (!TrySet(options, property, given.Value))
            {
                errors.Add(new ConfigurationError(given.Path, $"'{given.Value}' cannot be read", $"It takes {Example(property.PropertyType)}."));
            }
        }

        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true);
        foreach (ValidationResult finding in findings)
        {
            string member = finding.MemberNames.FirstOrDefault() ?? "";
            // A folder that is required has its default from the data folder.
            if (section[member] is not null)
            {
                errors.Add(new ConfigurationError($"{section.Key}:{member}", InWords(section[member]!, finding), "Change it, or leave it out for the default."));
            }
        }
    }

    // "The field X must be between 1 and 64." names what the path names already, and not what was given.
    private static string InWords(string given, ValidationResult finding)
    {
        string rule = finding.ErrorMessage?.TrimEnd('.') ?? "is not valid";
        int must = rule.IndexOf(" must be ", StringComparison.Ordinal);
        return must < 0 ? rule : $"is '{given}' but{rule[must..]}";
    }

    private static bool TrySet(object options, PropertyInfo property, string? text)
    {
        try
        {
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text ?? ""));
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string Example(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(int) || plain == typeof(long) ? "a whole number, such as 16"
            : plain == typeof(double) ? "a number, such as 0.5"
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(TimeSpan) ? "a duration, such as 00:00:30"
            : plain.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(plain))}"
            : "a text";
    }
}
