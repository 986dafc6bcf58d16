using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads a C# type as a row: its members as columns, and how it is made. What is wrong is told of each member.</summary>
internal sealed class RowTypeReader(Compilation compilation, List<TypeProblem> problems)
{
    private const int MaxDepth = 8;

    private readonly List<INamedTypeSymbol> _open = [];

    private readonly RowMembers _members = new(compilation, compilation.Assembly);

    /// <param name="type">The type.</param>
    /// <param name="path">The members that lead to it; empty for the row itself.</param>
    public RowModel Read(INamedTypeSymbol type, string path = "")
    {
        _open.Add(type);
        var before = problems.Count;
        var members = _members.Find(type);
        var (constructor, problem) = RowConstructor.Find(type, members, _members.IsAccessible);
        if (problem is not null)
        {
            problems.Add(new(ExistingRowDescriptors.NoConstructor.Id, [type.ToDisplayString(), problem]));
        }

        var columns = new List<ColumnModel>();
        foreach (var member in members)
        {
            var isColumn = !member.IsIgnored && (constructor?.Reaches(member) ?? false);
            if (constructor?.Requires(member) == true && !isColumn)
            {
                problems.Add(new(
                    ExistingRowDescriptors.NoConstructor.Id, [type.ToDisplayString(), $"its member '{member.Name}' is required and no column"]));
            }

            if (isColumn && !IsTwice(columns, member, type))
            {
                columns.Add(ReadColumn(member, type, path) with
                {
                    ConstructorParameter = constructor!.ParameterOf(member),
                    IsRequired = constructor.Requires(member),
                });
            }
        }

        if (columns.Count == 0 && problems.Count == before)
        {
            problems.Add(new(ExistingRowDescriptors.NoColumns.Id, [type.ToDisplayString()]));
        }

        _open.RemoveAt(_open.Count - 1);
        return new()
        {
            Name = path,
            ExistingType = type.ClrName(),
            IsValueType = type.IsValueType,
            Description = type.Description(),
            Columns = columns.ToEquatableArray(),
            IsBroken = problems.Count > before,
        };
    }

    private bool IsTwice(List<ColumnModel> columns, RowMember member, INamedTypeSymbol type)
    {
        if (columns.Find(column => column.Name == member.Column) is not { } other)
        {
            return false;
        }

        problems.Add(new(ExistingRowDescriptors.ColumnTwice.Id, [type.ToDisplayString(), other.PropertyName, member.Name, member.Column]));
        return true;
    }

    private ColumnModel ReadColumn(RowMember member, INamedTypeSymbol owner, string path)
    {
        var column = new ColumnModel
        {
            Name = member.Column,
            PropertyName = member.Name,
            Type = new(ColumnKind.String),
            Description = member.Symbol.Description(),
        };
        var before = problems.Count;
        var bound = Bind(column, member, owner, path);
        return bound is null || problems.Count > before ? column with { IsBroken = true } : bound;
    }

    private ColumnModel? Bind(ColumnModel column, RowMember member, INamedTypeSymbol owner, string path)
    {
        var (type, isNullable) = MemberTypes.WithoutNull(member.Type);
        var refinements = new RowColumnReader(member, owner, problems);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } symbol)
        {
            return refinements.ReadEnum(symbol, isNullable) is { } values ? column with { Type = new(ColumnKind.String) { IsNullable = isNullable }, Enum = values } : null;
        }

        if (MemberTypes.Collection(type) is (var kind, var form, var arguments))
        {
            return Collection(kind, arguments, member, owner, path) is { } collection
                ? column with { Type = refinements.Apply(collection) with { IsNullable = isNullable }, Form = form }
                : null;
        }

        return ReadType(type, member, owner, path) is { } scalar ? column with { Type = refinements.Apply(scalar) with { IsNullable = isNullable } } : null;
    }

    private ColumnTypeModel? Collection(ColumnKind kind, ITypeSymbol[] arguments, RowMember member, INamedTypeSymbol owner, string path)
    {
        if (kind == ColumnKind.Bytes)
        {
            return new(kind);
        }

        var element = ReadElement(arguments[arguments.Length - 1], member, owner, path);
        if (element is null || kind == ColumnKind.List)
        {
            return element is null ? null : new(kind) { Element = element };
        }

        var key = ReadElement(arguments[0], member, owner, path);
        if (key is { IsNullable: true } or { Kind: ColumnKind.Bytes or ColumnKind.List or ColumnKind.Map or ColumnKind.Struct })
        {
            return Unsupported(member, owner, arguments[0], "keys of a map are texts, numbers, dates and the like, and not nullable");
        }

        return key is null ? null : new(kind) { Key = key, Element = element };
    }

    private ColumnTypeModel? ReadElement(ITypeSymbol element, RowMember member, INamedTypeSymbol owner, string path)
    {
        var (type, isNullable) = MemberTypes.WithoutNull(element);
        return MemberTypes.Collection(type) switch
        {
            (_, not MemberForm.Natural, _) => Unsupported(member, owner, type, "inside of lists and maps, use IReadOnlyList, IReadOnlyDictionary and ReadOnlyMemory<byte>"),
            (var kind, _, var arguments) => Collection(kind, arguments, member, owner, path) is { } nested ? nested with { IsNullable = isNullable } : null,
            _ => ReadType(type, member, owner, path) is { } scalar ? scalar with { IsNullable = isNullable } : null,
        };
    }

    private ColumnTypeModel? ReadType(ITypeSymbol type, RowMember member, INamedTypeSymbol owner, string path)
    {
        if (MemberTypes.Scalar(type) is { } kind)
        {
            return new(kind) { AsUtf8 = MemberTypes.IsUtf8(type) };
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return Unsupported(member, owner, type, "an enum cannot be inside of a list or map; use string");
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || IsOfPlatform(named))
        {
            return Unsupported(member, owner, type, MemberTypes.Advice(type));
        }

        if (RowTypeLookup.ProblemOf(named, compilation) is { } problem)
        {
            return Unsupported(member, owner, type, $"it would be a struct, but {problem.TrimEnd('.')}");
        }

        if (_open.Count > MaxDepth || _open.Contains(named, SymbolEqualityComparer.Default))
        {
            return Unsupported(member, owner, type, $"it holds itself, or structs nest more than {MaxDepth} deep; keep the member out with [RowColumn(Ignore = true)], or make it a string");
        }

        return new(ColumnKind.Struct) { Struct = Read(named, path + member.Name) };
    }

    private ColumnTypeModel? Unsupported(RowMember member, INamedTypeSymbol owner, ITypeSymbol type, string advice)
    {
        problems.Add(new(ExistingRowDescriptors.MemberNotSupported.Id, [$"{owner.ToDisplayString()}.{member.Name}", type.ToDisplayString(), advice]));
        return null;
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" };
    }
}
