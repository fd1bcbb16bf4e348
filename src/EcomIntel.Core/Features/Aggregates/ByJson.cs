using System.Text.Json;

namespace EcomIntel;

/// <summary>The text form of a key: its name, and of one that is not of every shop what sort it is.</summary>
internal static class ByJson
{
    public static void Write(Utf8JsonWriter writer, By by)
    {
        writer.WriteString("key", by.Name);
        if (by.Kind is ByKind.Attribute or ByKind.Custom)
        {
            writer.WriteName("key_kind", by.Kind);
        }

        if (by.Owner is { } owner)
        {
            writer.WriteName("key_owner", owner);
        }
    }

    /// <summary>A custom key is known from what the feature says that it is known from, besides the past.</summary>
    public static By Read(JsonElement json, FeatureFunctions functions)
    {
        string name = json.Text("key");
        if (!json.TryGetProperty("key_kind", out _))
        {
            return By.Named(name) ?? throw new FormatException($"the key '{name}' is unknown");
        }

        return json.Name<ByKind>("key_kind") switch
        {
            ByKind.Attribute when json.TryGetProperty("key_owner", out _) => By.Attribute(name).OwnedBy(json.Name<AttributeOwner>("key_owner")),
            ByKind.Attribute => By.Attribute(name),
            ByKind.Custom => By.Declared(name, json.Known() & ~Known.Past, functions.Key(name)),
            var kind => throw new FormatException($"the key '{name}' cannot be of the kind '{kind}'"),
        };
    }
}
