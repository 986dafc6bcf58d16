using System.Text;
using System.Text.Json;

namespace TypedDao.Cli.Import;

/// <summary>A JSON value that knows where it stands.</summary>
/// <param name="file">The file.</param>
/// <param name="kind">What it is.</param>
/// <param name="offset">Where it begins, in bytes.</param>
internal sealed class LocatedJson(LocatedJsonFile file, JsonValueKind kind, long offset)
{
    /// <summary>What it is.</summary>
    public JsonValueKind Kind { get; } = kind;

    /// <summary>Of strings the text, of numbers, true and false their JSON.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Of objects, in order.</summary>
    public List<(string Name, LocatedJson Value)> Members { get; } = [];

    /// <summary>Of arrays.</summary>
    public List<LocatedJson> Items { get; } = [];

    /// <summary>Whether it is one text, number, true or false.</summary>
    public bool IsScalar => Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Kind is JsonValueKind.Null;

    /// <summary>The first member of one of several names.</summary>
    /// <param name="names">The names.</param>
    public LocatedJson? Find(params ReadOnlySpan<string> names)
    {
        foreach ((string name, LocatedJson value) in Members)
        {
            if (names.Contains(name))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>An error at this value.</summary>
    /// <param name="message">What is wrong.</param>
    public ToolException Error(string message) => file.Error(offset, message);

    /// <summary>This value, if it is an object.</summary>
    /// <param name="what">What a message calls it.</param>
    /// <exception cref="ToolException">It is something else.</exception>
    public LocatedJson AsObject(string what)
        => Kind is JsonValueKind.Object ? this : throw Error($"{what} must be an object, found {Describe()}.");

    /// <summary>The text of this value.</summary>
    /// <param name="what">What a message calls it.</param>
    /// <exception cref="ToolException">It is no text.</exception>
    public string AsText(string what)
        => Kind is JsonValueKind.String && Text.Length > 0 ? Text : throw Error($"{what} must be a text, found {Describe()}.");

    /// <summary>The value as text: scalars as they are, others as JSON in one line.</summary>
    public string ToText()
    {
        if (IsScalar)
        {
            return Text;
        }

        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Commands.ObjectRows.Json))
        {
            Write(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>What a message calls a value like this.</summary>
    public string Describe() => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => Text.Length == 0 ? "an empty text" : "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => Text,
    };

    private void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach ((string name, LocatedJson value) in Members)
                {
                    writer.WritePropertyName(name);
                    value.Write(writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                Items.ForEach(item => item.Write(writer));
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text);
                break;
            case JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(Text);
                break;
        }
    }
}
