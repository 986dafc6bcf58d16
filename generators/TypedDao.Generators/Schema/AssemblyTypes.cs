namespace TypedDao.Generators.Schema;

/// <summary>All that one assembly declares for catalogs.</summary>
internal sealed record AssemblyTypes(string Assembly)
{
    public EquatableArray<StoreType> Stores { get; init; }

    public EquatableArray<ObjectType> Objects { get; init; }

    public EquatableArray<InterfaceType> Interfaces { get; init; }

    public EquatableArray<FormatType> Formats { get; init; }

    public EquatableArray<CapabilityType> Capabilities { get; init; }

    public EquatableArray<Implementation> Implementations { get; init; }

    public EquatableArray<ElementKeys> Elements { get; init; }

    /// <summary>Mistakes that belong to none of the types above.</summary>
    public EquatableArray<TypeProblem> Problems { get; init; }

    /// <summary>The same once its mistakes are reported: what is sound, or sound enough to be named.</summary>
    public AssemblyTypes WithoutProblems() => this with
    {
        Stores = Stores.Select(static type => type with { Problems = [] }).ToEquatableArray(),
        Objects = Objects.Select(static type => type with { Problems = [] }).ToEquatableArray(),
        Interfaces = Interfaces.Select(static type => type with { Problems = [] }).ToEquatableArray(),
        Formats = Formats.Select(static type => type with { Problems = [] }).ToEquatableArray(),
        Implementations = Implementations.Where(static implementation => implementation.Problems.IsEmpty).ToEquatableArray(),
        Problems = [],
    };

    public IEnumerable<TypeProblem> AllProblems => Problems
        .Concat(Stores.SelectMany(type => type.Problems))
        .Concat(Objects.SelectMany(type => type.Problems))
        .Concat(Interfaces.SelectMany(type => type.Problems))
        .Concat(Formats.SelectMany(type => type.Problems))
        .Concat(Implementations.SelectMany(implementation => implementation.Problems));
}
