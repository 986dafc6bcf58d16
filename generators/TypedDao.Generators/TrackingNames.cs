namespace TypedDao.Generators;

/// <summary>Names of the pipeline's steps, by which tests see what ran again.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Files = nameof(Files);
    public const string ReferencedTypes = nameof(ReferencedTypes);
    public const string ContractsVersion = nameof(ContractsVersion);
    public const string Types = nameof(Types);
    public const string Options = nameof(Options);
    public const string Bound = nameof(Bound);
    public const string Catalog = nameof(Catalog);
    public const string Outputs = nameof(Outputs);
    public const string Diagnostics = nameof(Diagnostics);
}
