using System.Globalization;
using System.Text;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Tests.Language;

/// <summary>The reference of the language as Markdown, from the types and keys that the generator and the schema for editors read.</summary>
/// <param name="types">All types of the language.</param>
internal sealed class LanguageReference(TypeIndex types)
{
    private readonly StringBuilder _text = new();

    /// <summary>The reference, from its first heading.</summary>
    public static string Of(TypeIndex types)
    {
        var reference = new LanguageReference(types);
        reference.AddFile();
        reference.AddStores();
        reference.AddObjects();
        reference.AddColumns();
        reference.AddInterfaces();
        reference.AddFormats();
        return reference._text.ToString();
    }

    private void AddFile()
    {
        Heading(2, "The file");
        Keys(YamlElement.Catalog);
        Heading(3, "An environment");
        Keys(YamlElement.Environment);
        Heading(3, "A store in an environment");
        Line("Beside the keys of its [store type](#stores), of which null clears one:");
        Keys(YamlElement.Overlay);
    }

    private void AddStores()
    {
        Heading(2, "Stores");
        Heading(3, "Every store");
        Keys(YamlElement.Store);
        foreach (StoreType type in All(types.Stores))
        {
            Type(type, YamlElement.Store);
            Facts(("Offers", Contracts(type.Offers)), ("Package", Package(type)));
        }
    }

    private void AddObjects()
    {
        Heading(2, "Objects");
        Heading(3, "Every object");
        Keys(YamlElement.Object);
        Heading(3, "Bad rows");
        Line($"The long form of `{types.KeysOf(YamlElement.Object).Find(YamlRole.OnError)!.Name}`:");
        Keys(YamlElement.ErrorPolicy);
        foreach (ObjectType type in All(types.Objects))
        {
            Type(type, YamlElement.Object);
            Facts(
                ("Also called", Code(type.Aliases)),
                ("Shape", type.Shape.ToString().ToLowerInvariant()),
                ("Served by", Servants(type)),
                ("Can be", Capabilities(type, type.Capabilities)),
                ("A member or partition", Capabilities(type, type.MemberCapabilities)),
                ("A selection", Capabilities(type, type.SelectionCapabilities)));
        }
    }

    private void AddColumns()
    {
        Heading(2, "Columns");
        Line($"In its short form a column is its type. The types are {Code(ColumnKindNames.List.Split(", "))}; `?` behind one, or behind one within `<…>`, allows null.");
        Line("The long form:");
        Keys(YamlElement.Column);
    }

    private void AddInterfaces()
    {
        Heading(2, "Interfaces");
        Heading(3, "Every interface");
        Keys(YamlElement.Interface);
        foreach (InterfaceType type in All(types.Interfaces))
        {
            Type(type, YamlElement.Interface);
            Facts(
                ("Serves", Code(All(types.Objects).Where(data => type.Serves.Contains(data.MetadataName)).Select(data => data.Name))),
                ("Needs a store that offers", Contracts(type.Needs)),
                ("Package", Package(type)));
        }
    }

    private void AddFormats()
    {
        Heading(2, "Formats");
        Line("In its short form a format is its name.");
        Heading(3, "Every format");
        Keys(YamlElement.Format);
        foreach (FormatType type in All(types.Formats))
        {
            Type(type, YamlElement.Format);
            Facts(("Implied by the suffix", Code(type.Suffixes)), ("Package", Package(type)));
        }
    }

    private void Type(DeclaredType type, YamlElement element)
    {
        Heading(3, type.Name);
        Line(type.Description ?? string.Empty);
        Keys(element, type);
    }

    private void Keys(YamlElement element, DeclaredType? type = null)
    {
        KeyTable table = types.KeysOf(element, type);
        KeyInfo[] shown = [.. table.Keys.Where(key => type is null || table.IsOwn(key)).OrderByDescending(key => key.IsRequired)];
        if (shown.Length == 0)
        {
            Line("It has no keys of its own.");
            return;
        }

        _text.Append("| Key | Value | Default | |\n|---|---|---|---|\n");
        foreach (KeyInfo key in shown)
        {
            _text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | {KeyValueText.Of(key, element)} | {Default(key)} | {Cell(KeyNotes.Of(key, table))} |\n");
        }

        _text.Append('\n');
    }

    private static string Default(KeyInfo key) => key switch
    {
        { IsRequired: true } => "**required**",
        { Default: "" } => "empty text",
        { Default: { } text } => $"`{text}`",
        _ => string.Empty,
    };

    private string Servants(ObjectType data) => string.Join(", ", All(types.Interfaces).Where(type => type.Serves.Contains(data.MetadataName))
        .OrderByDescending(type => type.MetadataName == data.DefaultInterface)
        .Select(type => $"[`{type.Name}`](#{type.Name.ToLowerInvariant()})" + (type.MetadataName == data.DefaultInterface ? " (default)"
            : type.MetadataName == data.EmbeddedInterface ? " (in stores that keep files)" : string.Empty)));

    private string Capabilities(ObjectType data, IEnumerable<string> names) => string.Join(", ", names.Select(name =>
    {
        string word = name[(name.LastIndexOf('.') + 2)..].Split('`')[0];
        return types.FindCapability(name) is { Requires: not YamlRole.None } capability && types.KeysOf(YamlElement.Object, data).Find(capability.Requires) is { } key
            ? $"{word} (with `{key.Name}`)"
            : word;
    }));

    private static string Package(DeclaredType type) => type.Package is null ? string.Empty : $"`{type.Package}`";

    private void Facts(params IEnumerable<(string Name, string Text)> facts)
    {
        foreach ((string name, string text) in facts.Where(fact => fact.Text.Length > 0))
        {
            _text.Append(CultureInfo.InvariantCulture, $"- {name}: {text}\n");
        }

        _text.Append('\n');
    }

    private void Heading(int level, string text) => Line($"{new string('#', level)} {text}");

    private void Line(string text) => _text.Append(text).Append("\n\n");

    private static IEnumerable<T> All<T>(NamedTypes<T> named)
        where T : DeclaredType
        => named.Names.Select(name => named.Find(name)[0]);

    private static string Contracts(IEnumerable<string> names) => Code(names.Select(name => name[(name.LastIndexOf('.') + 1)..]));

    private static string Code(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
