using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads what a member's attribute says of it beyond its C# type.</summary>
internal sealed class RowColumnReader(RowMember member, INamedTypeSymbol owner, List<TypeProblem> problems)
{
    private const int MaxPrecision = 28;
    private const int MaxTextPrecision = 38;

    /// <summary>A type with its digits and its text form.</summary>
    public ColumnTypeModel Apply(ColumnTypeModel type)
    {
        if (member.Attribute?.Flag(WellKnownNames.UnknownIsNull) == true)
        {
            Report($"'{WellKnownNames.UnknownIsNull}' is for enums.");
        }

        return ApplyForm(ApplyDigits(type));
    }

    /// <summary>A user's enum: a member stands for its name in snake_case, or for what its attribute says.</summary>
    public EnumModel? ReadEnum(INamedTypeSymbol type, bool isNullable)
    {
        var members = new List<EnumMemberModel>();
        var numbers = new HashSet<object>();
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
        {
            // A second name of one number is the same value.
            if (!numbers.Add(field.ConstantValue!))
            {
                continue;
            }

            var text = field.FindAttribute(WellKnownNames.RowsNamespace, WellKnownNames.RowColumnAttribute)?.Text(0) ?? SnakeCase.From(field.Name);
            if (members.Exists(other => other.Value == text))
            {
                Report($"two members of {type.ToDisplayString()} stand for '{text}'.");
                return null;
            }

            members.Add(new(field.Name, text));
        }

        var unknownIsNull = member.Attribute?.Flag(WellKnownNames.UnknownIsNull) ?? false;
        if (unknownIsNull && !isNullable)
        {
            Report($"'{WellKnownNames.UnknownIsNull}' needs a nullable member.");
        }

        if (member.Attribute?.Number(WellKnownNames.Precision) is not (null or 0) || member.Attribute?.Text(WellKnownNames.Format) is not null)
        {
            Report($"'{WellKnownNames.Precision}' and '{WellKnownNames.Format}' mean nothing for an enum.");
        }

        var problem =
            members.Count == 0 ? "it has no members; give it some, or use string"
            : type.FindAttribute("System", "FlagsAttribute") is not null ? "its values can be combined; use string, or a number"
            : !RowTypeLookup.IsPublic(type) ? "it is not public, and the generated columns, which are, show it; make it public"
            : null;
        if (problem is not null)
        {
            problems.Add(new(ExistingRowDescriptors.MemberNotSupported.Id, [$"{owner.ToDisplayString()}.{member.Name}", type.ToDisplayString(), $"as an enum, {problem}"]));
            return null;
        }

        return new(type.Name, members.ToEquatableArray(), unknownIsNull) { ExistingType = type.ClrName() };
    }

    private ColumnTypeModel ApplyDigits(ColumnTypeModel type)
    {
        var precision = member.Attribute?.Number(WellKnownNames.Precision) ?? 0;
        var scale = member.Attribute?.Number(WellKnownNames.Scale) ?? 0;
        var innermost = Innermost(type);
        if (innermost is not { Kind: ColumnKind.Decimal or ColumnKind.String, AsUtf8: false })
        {
            if (precision != 0 || scale != 0)
            {
                Report($"'{WellKnownNames.Precision}' and '{WellKnownNames.Scale}' are for decimal, and for string that holds decimals.");
            }

            return type;
        }

        var isText = innermost.Kind == ColumnKind.String;
        if (precision == 0 && scale == 0)
        {
            if (!isText)
            {
                Report($"a decimal needs its digits: [RowColumn({WellKnownNames.Precision} = 10, {WellKnownNames.Scale} = 2)], as decimal(10,2) in the catalog.");
            }

            return type;
        }

        var most = isText ? MaxTextPrecision : MaxPrecision;
        if (precision < 1 || precision > most || scale < 0 || scale > precision)
        {
            Report($"'{WellKnownNames.Precision}' is 1 to {most.ToString(CultureInfo.InvariantCulture)}, and '{WellKnownNames.Scale}' 0 to it.");
        }

        return WithInnermost(type, innermost with { Kind = ColumnKind.Decimal, Precision = precision, Scale = scale, AsText = isText });
    }

    private ColumnTypeModel ApplyForm(ColumnTypeModel type)
    {
        if (member.Attribute?.Text(WellKnownNames.Format) is not { } form)
        {
            return type;
        }

        var innermost = Innermost(type);
        var problem = TextForms.Has(innermost.Kind)
            ? TextForms.Problem(innermost.Kind, form, isKey: false)
            : "it is the text form of dates, times and timestamps";
        if (problem is not null)
        {
            Report($"'{WellKnownNames.Format}' cannot be '{form}': {problem}.");
        }

        return WithInnermost(type, innermost with { TextFormat = form });
    }

    private static ColumnTypeModel Innermost(ColumnTypeModel type) =>
        type is { Kind: ColumnKind.List or ColumnKind.Map, Element: { } element } ? Innermost(element) : type;

    private static ColumnTypeModel WithInnermost(ColumnTypeModel type, ColumnTypeModel innermost) =>
        type is { Kind: ColumnKind.List or ColumnKind.Map, Element: { } element } ? type with { Element = WithInnermost(element, innermost) } : innermost;

    private void Report(string problem) =>
        problems.Add(new(ExistingRowDescriptors.BadColumn.Id, [$"{owner.ToDisplayString()}.{member.Name}", problem]));
}
