using System.Text.Json;
using System.Text.Json.Nodes;
using CxBridge.Domain.Telephony;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CxBridge.Gateway.OpenApi;

/// <summary>Describes types with converters of their own as what they are on the wire: ids and numbers are texts, enums are codes.</summary>
internal static class WireSchemas
{
    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
        {
            string prefix = (string)type.GetProperty("Prefix")!.GetValue(null)!;
            // An id and its nullable form share one component, and who may be null is said where it is used: so the component never is.
            schema.Type = JsonSchemaType.String;
            schema.Pattern = $"^{prefix}_[0-9a-hjkmnp-tv-z]{{26}}$";
        }
        else if (type == typeof(PhoneNumber))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type.IsEnum)
        {
            // Like an id.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(n)!)];
        }
        return Task.CompletedTask;
    }
}
