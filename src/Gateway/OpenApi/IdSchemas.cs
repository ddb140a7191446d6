using CxBridge.Domain.Telephony;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CxBridge.Gateway.OpenApi;

/// <summary>Describes typed ids as what they are on the wire: texts with a prefix.</summary>
internal static class IdSchemas
{
    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
        {
            string prefix = (string)type.GetProperty("Prefix")!.GetValue(null)!;
            schema.Type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Pattern = $"^{prefix}_[0-9a-hjkmnp-tv-z]{{26}}$";
        }
        else if (type == typeof(PhoneNumber))
        {
            schema.Type = JsonSchemaType.String;
        }
        return Task.CompletedTask;
    }
}
