using Microsoft.CodeAnalysis;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads the type of a key. Null where the type is outside of the closed list.</summary>
internal static class KeyTypeReader
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.IReadOnlyList`1",
        "System.Collections.Generic.IReadOnlyCollection`1",
        "System.Collections.Generic.IEnumerable`1",
        "System.Collections.Generic.IList`1",
        "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.List`1",
        "System.Collections.Immutable.ImmutableArray`1",
    };

    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.IReadOnlyDictionary`2",
        "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.Dictionary`2",
    };

    public static KeyType? Read(ITypeSymbol type, KeyReader reader)
    {
        var isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
            isNullable = true;
        }

        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return ReadPlain(plain, plain.ClrName(), reader) is { } read ? read with { IsNullable = isNullable } : null;
    }

    private static KeyType? ReadPlain(ITypeSymbol type, string name, KeyReader reader) => type.SpecialType switch
    {
        SpecialType.System_String => Scalar(ValueKind.String, name),
        SpecialType.System_Char => Scalar(ValueKind.Char, name),
        SpecialType.System_Boolean => Scalar(ValueKind.Bool, name),
        SpecialType.System_SByte => Integer(ValueKind.SByte, name, sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => Integer(ValueKind.Byte, name, byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => Integer(ValueKind.Int16, name, short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => Integer(ValueKind.UInt16, name, ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => Integer(ValueKind.Int32, name, int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => Integer(ValueKind.UInt32, name, uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => Integer(ValueKind.Int64, name, long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => Integer(ValueKind.UInt64, name, 0, long.MaxValue),
        SpecialType.System_Single => Scalar(ValueKind.Float, name),
        SpecialType.System_Decimal => Scalar(ValueKind.Decimal, name),
        SpecialType.System_Double => Scalar(ValueKind.Double, name),
        SpecialType.System_Object => new(KeyTypeKind.Structure, name),
        _ => type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => List(array.ElementType, name, reader),
            INamedTypeSymbol named => ReadNamed(named, name, reader),
            _ => null,
        },
    };

    private static KeyType? ReadNamed(INamedTypeSymbol type, string name, KeyReader reader)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return Scalar(ValueKind.Enum, name) with { Choices = Choices(type) };
        }

        if (type.Is("System", nameof(TimeSpan)))
        {
            return Scalar(ValueKind.Duration, name);
        }

        if (type.Is("System", nameof(Uri)))
        {
            return Scalar(ValueKind.Uri, name);
        }

        if (type.Is(WellKnownNames.StoresNamespace, WellKnownNames.Secret))
        {
            return Scalar(ValueKind.Secret, name);
        }

        if (type.IsGenericType)
        {
            var definition = type.MetadataName();
            if (Lists.Contains(definition))
            {
                return List(type.TypeArguments[0], name, reader);
            }

            return Maps.Contains(definition) && type.TypeArguments[0].SpecialType == SpecialType.System_String
                ? Read(type.TypeArguments[1], reader) is { Kind: not KeyTypeKind.Structure } value
                    ? new(KeyTypeKind.Map, name) { Element = value }
                    : null
                : null;
        }

        return reader.ReadNested(type) is { } keys ? new(KeyTypeKind.Record, name) { Keys = keys } : null;
    }

    private static KeyType? List(ITypeSymbol element, string name, KeyReader reader) =>
        Read(element, reader) is { Kind: not KeyTypeKind.Structure } read ? new(KeyTypeKind.List, name) { Element = read } : null;

    private static KeyType Scalar(ValueKind kind, string name) => new(KeyTypeKind.Scalar, name) { Value = kind };

    private static KeyType Integer(ValueKind kind, string name, long minimum, long maximum) =>
        Scalar(kind, name) with { Minimum = minimum, Maximum = maximum };

    private static EquatableArray<KeyChoice> Choices(INamedTypeSymbol type)
    {
        var choices = new List<KeyChoice>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field)
            {
                var name = field.FindAttribute(WellKnownNames.YamlKeyAttribute)?.Text(0) ?? SnakeCase.From(field.Name);
                choices.Add(new(name, field.Name, field.Description()));
            }
        }

        return choices.ToEquatableArray();
    }
}
