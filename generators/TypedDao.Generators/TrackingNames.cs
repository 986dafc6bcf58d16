namespace TypedDao.Generators;

/// <summary>Names of the pipeline's steps, by which tests see what ran again.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Files = nameof(Files);
    public const string ParsedLocks = nameof(ParsedLocks);
    public const string Locks = nameof(Locks);
    public const string ReferencedTypes = nameof(ReferencedTypes);
    public const string ContractsVersion = nameof(ContractsVersion);
    public const string Types = nameof(Types);
    public const string Rows = nameof(Rows);
    public const string Options = nameof(Options);
    public const string Bound = nameof(Bound);
    public const string Catalog = nameof(Catalog);
    public const string CompiledRows = nameof(CompiledRows);
    public const string Projections = nameof(Projections);
    public const string ProjectionOutputs = nameof(ProjectionOutputs);
    public const string Outputs = nameof(Outputs);
    public const string Diagnostics = nameof(Diagnostics);
}
