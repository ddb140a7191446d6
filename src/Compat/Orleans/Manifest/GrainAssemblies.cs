using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Finds the generated lists in everything the process has loaded and in what that refers to. Once a process.</summary>
internal static class GrainAssemblies
{
    private static readonly Lock s_gate = new();
    private static readonly HashSet<string> s_seen = new(StringComparer.Ordinal);

    public static GrainRegistry Registry { get; } = new();

    /// <summary>Adds what has been loaded since the last time.</summary>
    public static void Load()
    {
        lock (s_gate)
        {
            var left = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(static assembly => !assembly.IsDynamic));
            while (left.TryPop(out var assembly))
            {
                if (assembly.FullName is not { } name || IsFramework(name) || !s_seen.Add(name))
                {
                    continue;
                }

                if (assembly.GetCustomAttribute<GrainAssemblyAttribute>() is { } generated)
                {
                    ((GrainAssembly)Activator.CreateInstance(generated.ContentsType, nonPublic: true)!).Register(Registry);
                }

                var parts = assembly.GetCustomAttributes<ApplicationPartAttribute>().Select(static part => new AssemblyName(part.AssemblyName));
                foreach (var reference in assembly.GetReferencedAssemblies().Concat(parts))
                {
                    if (!IsFramework(reference.FullName) && TryLoad(reference) is { } loaded)
                    {
                        left.Push(loaded);
                    }
                }
            }
        }
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("System,", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name.StartsWith("netstandard,", StringComparison.Ordinal)
        || name.StartsWith("mscorlib,", StringComparison.Ordinal);

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception error) when (error is IOException or BadImageFormatException)
        {
            // Referred to at compile time and not shipped: then nothing of it runs here either.
            return null;
        }
    }
}
