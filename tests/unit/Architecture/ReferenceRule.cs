using System.Xml.Linq;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>
/// Who may see whom. What a project is not allowed to see it cannot come to depend on by accident.
/// <code>
/// Domain &lt;- Grains.Interfaces &lt;- Grains &lt;- Silo           the control plane
/// Domain &lt;- Media | Sip | Voice | Storage &lt;- Silo            planes that know nothing of each other
///            Grains.Interfaces &lt;- Gateway &lt;- Silo            the outside world talks to contracts, never to grains
/// </code>
/// </summary>
internal static class ReferenceRule
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Grains.Interfaces"] = ["Domain"],
        ["Grains"] = ["Domain", "Grains.Interfaces"],
        ["Gateway"] = ["Domain", "Grains.Interfaces"],
        // Media runs a model; the stand-in for ONNX Runtime comes from the edition switch, like that for Orleans.
        ["Media"] = ["Domain", "Compat.OnnxRuntime"],
        ["Sip"] = ["Domain"],
        ["Voice"] = ["Domain"],
        ["Storage"] = ["Domain"],
        ["Transports"] = ["Domain"],
        // A stand-in for packages: it knows the product as little as the packages do.
        ["Compat.Orleans"] = ["Compat.Orleans.CodeGen"],
        ["Compat.Orleans.CodeGen"] = [],
        ["Compat.OnnxRuntime"] = [],
        // Practice plays the outside world with the product's own SIP, media and voices.
        ["Practice"] = ["Domain", "Media", "Sip", "Voice"],
        ["Silo"] = ["Domain", "Grains.Interfaces", "Grains", "Gateway", "Media", "Sip", "Voice", "Storage", "Transports", "Practice"],
    };

    /// <summary>Projects whose reference to the Orleans packages comes from the edition switch and not from their own file.</summary>
    private static readonly string[] MaySeeOrleans = ["Grains.Interfaces", "Grains", "Gateway", "Silo"];

    /// <summary>Checks what project files ask for.</summary>
    public static IEnumerable<string> Violations(SourceFile projectFile)
    {
        string name = Short(Path.GetFileNameWithoutExtension(projectFile.Path));
        XElement xml = XElement.Parse(projectFile.Text);
        string[] references = [.. Includes(xml, "ProjectReference").Select(r => Short(Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))))];
        foreach (string violation in Violations(name, references))
        {
            yield return violation;
        }

        foreach (string package in Includes(xml, "PackageReference").Concat(Includes(xml, "FrameworkReference")).Where(_ => name == "Domain"))
        {
            yield return $"Domain references {package}: it is pure and references nothing";
        }

        if (xml.Descendants("UsesOrleans").Any(e => e.Value == "true") && !MaySeeOrleans.Contains(name))
        {
            yield return $"{name} sees Orleans: only {string.Join(", ", MaySeeOrleans)} may";
        }
    }

    /// <summary>Checks what an assembly really uses; also finds what came in through another project.</summary>
    public static IEnumerable<string> Violations(string name, IEnumerable<string> references)
    {
        if (!Allowed.TryGetValue(name, out string[]? allowed))
        {
            yield return $"{name} is not in the table of projects";
            yield break;
        }

        foreach (string reference in references.Where(r => !allowed.Contains(r) && !(r == "Compat.Orleans" && MaySeeOrleans.Contains(name))))
        {
            yield return $"{name} references {reference}";
        }
    }

    /// <summary>The name without the product's.</summary>
    public static string Short(string assembly) => assembly switch
    {
        "cxbridge" => "Silo",
        "cxbridge-practice" => "Practice",
        _ => assembly.StartsWith("CxBridge.", StringComparison.Ordinal) ? assembly["CxBridge.".Length..] : assembly,
    };

    private static IEnumerable<string> Includes(XElement project, string item) =>
        project.Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
