using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>What the long form of a column says beyond its type.</summary>
internal sealed class ColumnRefinements(Reporter reporter, Fields fields, string column)
{
    private readonly ValueBinder _values = new(reporter, resolves: false);

    public ColumnTypeModel ApplyNullable(ColumnTypeModel type)
    {
        if (Read(YamlRole.Nullable) is not (LiteralValue { Text: var text }, var field))
        {
            return type;
        }

        if (text == "false" && type.IsNullable)
        {
            reporter.Report(RowDescriptors.NullableTwice, field.Source, column, ColumnKindNames.Of(type), field.Key.Name);
        }

        return text == "true" ? type with { IsNullable = true } : type;
    }

    public ColumnTypeModel ApplyTextForm(ColumnTypeModel type)
    {
        if (fields.Find(YamlRole.TextFormat) is not { } field)
        {
            return type;
        }

        if (field.Value is not YamlScalar { Text: var form })
        {
            reporter.Report(StructureDescriptors.WrongNode, field.Source, field.Key.Name, "a text", field.Value.KindName);
            return type;
        }

        var innermost = Innermost(type);
        if (!TextForms.Has(innermost.Kind))
        {
            reporter.Report(RowDescriptors.NoTextForm, field.Entry.KeySource, field.Key.Name, column, ColumnKindNames.Of(type));
            return type;
        }

        if (TextForms.Problem(innermost.Kind, form, isKey: false) is { } problem)
        {
            reporter.Report(RowDescriptors.BadTextForm, field.Source, form, column, problem);
            return type;
        }

        return WithForm(type, form);
    }

    public ColumnTypeModel ApplyClrType(ColumnTypeModel type)
    {
        if (Read(YamlRole.ClrType) is not (EnumValue { Member: WellKnownNames.ClrTypeString }, var field))
        {
            return type;
        }

        var innermost = Innermost(type);
        if (innermost.Kind != ColumnKind.Decimal)
        {
            reporter.Report(RowDescriptors.ClrTypeDoesNotFit, field.Entry.KeySource, field.Key.Name, column, ColumnKindNames.Of(type));
            return type;
        }

        return WithText(type);
    }

    /// <summary>The allowed values as an enum; null where all values are.</summary>
    public EnumModel? BindValues(ColumnTypeModel type, string typeName)
    {
        var unknown = BindUnknown(type);
        if (fields.Find(YamlRole.Values) is not { } field)
        {
            return null;
        }

        if (field.Value is not YamlSequence sequence)
        {
            reporter.Report(StructureDescriptors.WrongNode, field.Source, field.Key.Name, "a list of texts", field.Value.KindName);
            return null;
        }

        if (type.Kind != ColumnKind.String)
        {
            reporter.Report(
                RowDescriptors.ValuesNeedText,
                field.Entry.KeySource,
                field.Key.Name,
                column,
                ColumnKindNames.Of(type),
                ColumnKindNames.Of(ColumnKind.String));
            return null;
        }

        var members = new List<EnumMemberModel>(sequence.Items.Count);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in sequence.Items)
        {
            AddMember(field, item, members, names);
        }

        if (members.Count == 0 && sequence.IsComplete && sequence.Items.IsEmpty)
        {
            reporter.Report(StructureDescriptors.WrongNode, field.Source, field.Key.Name, "a list of texts", "an empty list");
        }

        return members.Count == 0 ? null : new(typeName, members.ToEquatableArray(), unknown);
    }

    private void AddMember(Field field, YamlNode item, List<EnumMemberModel> members, Dictionary<string, string> names)
    {
        if (item is not YamlScalar { Text: var value })
        {
            reporter.Report(StructureDescriptors.WrongNode, field.Entry.File, item.Span, field.Key.Name, "a list of texts", item.KindName);
            return;
        }

        var words = new string([.. value.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        if (CSharpName.From(words) is not { } name)
        {
            reporter.Report(
                RowDescriptors.BadValue,
                new(field.Entry.File, item.Span.Length == 0 ? field.Source.Span : item.Span),
                value,
                column,
                $"has no letter or digit to make a C# name of. Leave '{field.Key.Name}:' out and check the values in code.");
        }
        else if (!names.TryAdd(name, value))
        {
            reporter.Report(
                RowDescriptors.BadValue,
                new(field.Entry.File, item.Span),
                value,
                column,
                names[name] == value ? "is listed twice. Remove one." : $"has the same C# name '{name}' as '{names[name]}'. Remove one, or leave '{field.Key.Name}:' out.");
        }
        else
        {
            members.Add(new(name, value));
        }
    }

    private bool BindUnknown(ColumnTypeModel type)
    {
        if (Read(YamlRole.UnknownValue) is not (EnumValue { Member: var member }, var field))
        {
            return false;
        }

        if (fields.Find(YamlRole.Values) is null)
        {
            reporter.Report(
                RowDescriptors.UnknownValueDoesNotFit,
                field.Entry.KeySource,
                field.Key.Name,
                column,
                $"without '{fields.NameOf(YamlRole.Values)}:' every value is allowed. Remove it.");
        }
        else if (member == WellKnownNames.NullForUnknown && !type.IsNullable)
        {
            reporter.Report(
                RowDescriptors.UnknownValueDoesNotFit,
                field.Source,
                field.Key.Name,
                column,
                $"an unknown value cannot be null where the column cannot. Make its type '{ColumnKindNames.Of(type with { IsNullable = true })}'.");
        }

        return member == WellKnownNames.NullForUnknown;
    }

    private (ValueModel? Value, Field Field) Read(YamlRole role) =>
        fields.Find(role) is { } field ? (_values.Bind(field.Key, field.Entry), field) : default;

    private static ColumnTypeModel Innermost(ColumnTypeModel type) =>
        type is { Kind: ColumnKind.List or ColumnKind.Map, Element: { } element } ? Innermost(element) : type;

    private static ColumnTypeModel WithForm(ColumnTypeModel type, string form) =>
        type is { Kind: ColumnKind.List or ColumnKind.Map, Element: { } element }
            ? type with { Element = WithForm(element, form) }
            : type with { TextFormat = form };

    private static ColumnTypeModel WithText(ColumnTypeModel type) =>
        type is { Kind: ColumnKind.List or ColumnKind.Map, Element: { } element }
            ? type with { Element = WithText(element) }
            : type with { AsText = true };
}
