namespace TypedDao.Generators.Schema;

/// <summary>Gathers what an assembly, or one type of the project itself, declares.</summary>
internal sealed class AssemblyTypesBuilder(string assembly)
{
    public List<StoreType> Stores { get; } = [];

    public List<ObjectType> Objects { get; } = [];

    public List<InterfaceType> Interfaces { get; } = [];

    public List<FormatType> Formats { get; } = [];

    public List<CapabilityType> Capabilities { get; } = [];

    public List<Implementation> Implementations { get; } = [];

    public List<ElementKeys> Elements { get; } = [];

    /// <summary>Mistakes that belong to none of the types above.</summary>
    public List<TypeProblem> Problems { get; } = [];

    public AssemblyTypes Build() => new(assembly)
    {
        Stores = Stores.ToEquatableArray(),
        Objects = Objects.ToEquatableArray(),
        Interfaces = Interfaces.ToEquatableArray(),
        Formats = Formats.ToEquatableArray(),
        Capabilities = Capabilities.ToEquatableArray(),
        Implementations = Implementations.ToEquatableArray(),
        Elements = Elements.ToEquatableArray(),
        Problems = Problems.ToEquatableArray(),
    };
}
