using TypedDao.Codecs;

namespace TypedDao.Catalogs;

/// <summary>The file format of an object.</summary>
public sealed class FormatBinding
{
    private readonly Lazy<ICodec>? _codec;

    private FormatBinding(string name, string? package, Func<ICodec>? create)
    {
        Name = name;
        Package = package;
        _codec = create is null ? null : new Lazy<ICodec>(create);
    }

    /// <summary>The format's name, as in the YAML.</summary>
    public string Name { get; }

    /// <summary>The package that implements the format, where it is not referenced.</summary>
    public string? Package { get; }

    /// <summary>The codec.</summary>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: no referenced package implements the format.</exception>
    public ICodec Codec => _codec?.Value
        ?? throw new TypedDaoException(ErrorKind.NotSupported, $"No referenced package implements the format '{Name}'.")
        {
            Cure = Package is null ? null : $"Add the package {Package}.",
        };

    /// <summary>A format that is implemented.</summary>
    /// <typeparam name="TOptions">The format type.</typeparam>
    /// <param name="name">The format's name.</param>
    /// <param name="options">The format as the catalog declares it.</param>
    /// <param name="provider">Makes the provider.</param>
    public static FormatBinding Create<TOptions>(string name, TOptions options, Func<ICodecProvider<TOptions>> provider)
        => new(name, null, () => provider().Create(options));

    /// <summary>A format that no referenced package implements.</summary>
    /// <param name="name">The format's name.</param>
    /// <param name="package">The package that would implement it, where it is known.</param>
    public static FormatBinding Missing(string name, string? package) => new(name, package, null);
}
