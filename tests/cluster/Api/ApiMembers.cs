using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CxBridge.Tests.Cluster.Api;

/// <summary>The signatures of one type's own members, as far as code outside its assembly can use them. Overrides add nothing to them.</summary>
internal static class ApiMembers
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // Not thread-safe, and no test runs beside another here.
    private static readonly NullabilityInfoContext s_nullability = new();

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(Own & ~BindingFlags.Instance)
                .Select(static field => $"value {field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        var constructors = type.GetConstructors(Own & ~BindingFlags.Static).Where(static constructor => Access(constructor) is not null)
            .Select(static constructor => $"{Notes(constructor)}new {Access(constructor)}({Parameters(constructor)})");
        var methods = type.GetMethods(Own).Where(static method => IsListed(method) && !IsAccessor(method)).Select(Method);
        var properties = type.GetProperties(Own).Where(static property => property.GetAccessors(nonPublic: true).Any(IsListed)).Select(Property);
        var fields = type.GetFields(Own).Where(static field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field);
        return [.. constructors, .. methods, .. properties, .. fields];
    }

    /// <summary>Whether an implementer must supply the member.</summary>
    public static bool IsDemanded(string signature) => signature.Contains(" abstract ", StringComparison.Ordinal);

    public static string Notes(MemberInfo member) =>
        (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && !IsOfTheCompiler(obsolete) ? obsolete.IsError ? "[Obsolete, error] " : "[Obsolete] " : "")
        + (member.GetCustomAttribute<ExperimentalAttribute>() is { } experimental ? $"[{experimental.DiagnosticId}] " : "");

    // What the compiler puts on constructors of types with required members, for compilers that do not know these.
    private static bool IsOfTheCompiler(ObsoleteAttribute obsolete) =>
        obsolete.Message?.Contains("required members", StringComparison.Ordinal) == true;

    public static string Constraints(Type[] parameters)
    {
        var clauses = parameters.Where(static parameter => parameter.IsGenericParameter).Select(static parameter =>
        {
            var flags = parameter.GenericParameterAttributes;
            var isStruct = (flags & GenericParameterAttributes.NotNullableValueTypeConstraint) != 0;
            string[] parts =
            [
                .. (flags & GenericParameterAttributes.ReferenceTypeConstraint) != 0 ? ["class"] : Array.Empty<string>(),
                .. isStruct ? ["struct"] : Array.Empty<string>(),
                .. parameter.GetGenericParameterConstraints().Where(static type => type != typeof(ValueType)).Select(ApiNames.Of).Order(StringComparer.Ordinal),
                .. !isStruct && (flags & GenericParameterAttributes.DefaultConstructorConstraint) != 0 ? ["new()"] : Array.Empty<string>(),
            ];
            return parts.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
        });
        return string.Concat(clauses);
    }

    private static string Method(MethodInfo method)
    {
        var generics = method.GetGenericArguments();
        var names = generics.Length == 0 ? "" : $"<{string.Join(", ", generics.Select(static type => type.Name))}>";
        return $"{Notes(method)}method {Access(method)} {Modifiers(method)}{Returned(method.ReturnParameter)} {method.Name}{names}"
            + $"({Parameters(method)}){Constraints(generics)}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsListed).ToArray();
        var widest = accessors.FirstOrDefault(static accessor => accessor.IsPublic) ?? accessors[0];
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var info = s_nullability.Create(property);
        var parts = accessors.Select(accessor =>
        {
            var own = Access(accessor) == Access(widest) ? "" : Access(accessor) + " ";
            var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Any(static type => type.Name == nameof(IsExternalInit));
            return own + (accessor == property.GetMethod ? "get" : isInit ? "init" : "set");
        }).Order(StringComparer.Ordinal);
        var index = property.GetIndexParameters().Length > 0 ? $"[{string.Join(", ", property.GetIndexParameters().Select(Parameter))}]" : "";
        return $"{Notes(property)}property {Access(widest)} {Modifiers(widest)}{required}{ApiNames.Of(info, property.PropertyType)} "
            + $"{property.Name}{index} {{ {string.Join("; ", parts)} }}";
    }

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? $" = {Value(field.GetRawConstantValue(), field.FieldType)}" : "";
        return $"{Notes(field)}field {(field.IsPublic ? "public" : "protected")} {kind}{ApiNames.Of(s_nullability.Create(field), field.FieldType)} {field.Name}{value}";
    }

    private static string Parameters(MethodBase method)
    {
        var written = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute)) ? "this " + written : written;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } => parameter.IsIn ? "in " : "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
        };
        var fallback = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{way}{ApiNames.Of(s_nullability.Create(parameter), parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string Returned(ParameterInfo result) =>
        (result.ParameterType.IsByRef ? "ref " : "") + ApiNames.Of(s_nullability.Create(result), result.ParameterType);

    private static string Value(object? value, Type type) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => (type.IsEnum ? $"({type.Name})" : "") + Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? Access(MethodBase method) =>
        method.IsPublic ? "public" : method.IsFamily || method.IsFamilyOrAssembly ? "protected" : null;

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return method.IsAbstract ? "static abstract " : "static ";
        }

        return method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static bool IsListed(MethodInfo method) =>
        Access(method) is not null && method.GetBaseDefinition() == method && !method.Name.StartsWith('<');

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
