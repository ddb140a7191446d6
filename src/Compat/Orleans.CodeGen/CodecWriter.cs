using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Writes the codec of a [GenerateSerializer] class or struct.</summary>
internal sealed class CodecWriter
{
    private readonly INamedTypeSymbol _type;
    private readonly string _name;
    private readonly SerializedMember[] _members;
    private readonly INamedTypeSymbol? _base;

    private CodecWriter(INamedTypeSymbol type, SerializedMember[] members)
    {
        _type = type;
        _name = "Codec_" + type.SafeName();
        _members = members;
        _base = type.BaseType is { } parent && parent.Has("Orleans.GenerateSerializerAttribute") ? parent : null;
    }

    private string ByRef => _type.IsValueType ? "ref " : "";

    private string TypeName => _type.FullName();

    public static GeneratedPiece Write(INamedTypeSymbol type, Compilation compilation)
    {
        if (!type.IsReachable())
        {
            return GeneratedPiece.Refused(Diagnostics.Inaccessible, type, type.PlainName());
        }

        var found = new MemberFinder(type);
        return found.Problem ?? new CodecWriter(type, found.Members).Write(compilation);
    }

    private GeneratedPiece Write(Compilation compilation)
    {
        var generatedNamespace = Symbols.NamespaceFor(compilation);
        var parameters = Symbols.TypeParameters(_type.TypeParameters);
        var baseClass = _type.IsValueType ? "GeneratedStructCodec" : "GeneratedCodec";
        var text = new StringBuilder(GeneratedText.Header);
        text.AppendLine($$"""
            namespace {{generatedNamespace}}
            {
                internal sealed class {{_name}}{{parameters}} : global::CxBridge.Compat.Generation.{{baseClass}}<{{TypeName}}>{{Symbols.Constraints(_type.TypeParameters)}}
                {
            """);
        WriteCreation(text);
        WriteCopy(text);
        WriteWrite(text);
        WriteRead(text);
        WriteAccessors(text);
        text.AppendLine("    }");
        text.AppendLine("}");

        var codec = $"global::{generatedNamespace}.{_name}";
        var registration = _type.IsGenericType
            ? $"registry.AddOpenCodec(typeof({_type.TypeofName()}), typeof({codec}<{new string(',', _type.Arity - 1)}>));"
            : $"registry.AddCodec(typeof({TypeName}), new {codec}());";
        if (_type.Attribute("Orleans.AliasAttribute").FirstArgument() is string alias)
        {
            registration += $" registry.AddAlias(\"{alias}\", typeof({_type.TypeofName()}));";
        }

        return new GeneratedPiece(_name + ".g.cs", text.ToString(), registration);
    }

    private void WriteCreation(StringBuilder text)
    {
        if (_type.Has("Orleans.ImmutableAttribute") || (_type.IsValueType && _type.IsReadOnly && _members.All(static member => member.IsShallow)))
        {
            text.AppendLine("        public override bool IsShallow => true;");
        }

        if (_type.IsValueType)
        {
            return;
        }

        var hasConstructor = !_type.IsAbstract
            && _type.InstanceConstructors.Any(static constructor =>
                constructor.Parameters.Length == 0 && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            && !_type.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
        text.AppendLine(hasConstructor && _base is null
            ? $"        protected override {TypeName} Create() => new {TypeName}();"
            : $"        protected override {TypeName} Create() => ({TypeName})global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof({TypeName}));");
    }

    private void WriteCopy(StringBuilder text)
    {
        text.AppendLine($"        {Access()} override void CopyMembers({ByRef}{TypeName} from, {ByRef}{TypeName} to, global::CxBridge.Compat.Generation.CopyContext context)");
        text.AppendLine("        {");
        if (_base is not null)
        {
            text.AppendLine($"            global::CxBridge.Compat.Generation.Codecs.MembersOf<{_base.FullName()}>().CopyMembers(from, to, context);");
        }

        foreach (var member in _members)
        {
            var value = member.IsShallow ? Read(member, "from") : $"{Codec(member)}.Copy({Read(member, "from")}, context)";
            text.AppendLine($"            {Read(member, "to")} = {value};");
        }

        text.AppendLine("        }");
    }

    private void WriteWrite(StringBuilder text)
    {
        text.AppendLine($"        {Access()} override void WriteMembers(global::CxBridge.Compat.Generation.MessageWriter writer, {ByRef}{TypeName} value)");
        text.AppendLine("        {");
        if (_base is not null)
        {
            text.AppendLine($"            global::CxBridge.Compat.Generation.Codecs.MembersOf<{_base.FullName()}>().WriteMembers(writer, value);");
        }

        foreach (var member in _members)
        {
            text.AppendLine($"            writer.BeginMember({member.Number}); {Codec(member)}.Write(writer, {Read(member, "value")}); writer.EndMember();");
        }

        text.AppendLine("            writer.EndMembers();");
        text.AppendLine("        }");
    }

    private void WriteRead(StringBuilder text)
    {
        text.AppendLine($"        {Access()} override void ReadMembers(global::CxBridge.Compat.Generation.MessageReader reader, {ByRef}{TypeName} value)");
        text.AppendLine("        {");
        if (_base is not null)
        {
            text.AppendLine($"            global::CxBridge.Compat.Generation.Codecs.MembersOf<{_base.FullName()}>().ReadMembers(reader, value);");
        }

        text.AppendLine("            for (var id = reader.NextMember(); id != global::CxBridge.Compat.Generation.MessageWriter.EndOfMembers; id = reader.NextMember())");
        text.AppendLine("            {");
        text.AppendLine("                switch (id)");
        text.AppendLine("                {");
        foreach (var member in _members)
        {
            text.AppendLine($"                    case {member.Number}: {Read(member, "value")} = {Codec(member)}.Read(reader); break;");
        }

        text.AppendLine("                    default: reader.SkipMember(); break;");
        text.AppendLine("                }");
        text.AppendLine("            }");
        text.AppendLine("        }");
    }

    // Read-only fields and init-only properties are set through their fields: no constructor and no reflection.
    private void WriteAccessors(StringBuilder text)
    {
        foreach (var member in _members.Where(static member => member.Field is not null))
        {
            text.AppendLine($"        [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"{member.Field}\")]");
            text.AppendLine($"        private static extern ref {member.Type.FullName()} Field{member.Number}({ByRef}{TypeName} value);");
        }
    }

    private string Access() => _type.IsValueType ? "protected" : "public";

    private string Read(SerializedMember member, string instance) =>
        member.Field is null ? $"{instance}.@{member.Name}" : $"Field{member.Number}({ByRef}{instance})";

    private static string Codec(SerializedMember member) => $"global::CxBridge.Compat.Generation.Codecs.Of<{member.Type.FullName()}>()";
}
