using TypedDao.Codecs;

namespace TypedDao.Catalogs;

/// <summary>The file format of an object.</summary>
public sealed class FormatBinding
{
    private readonly Lazy<ICodec>? _codec;

    private readonly object? _options;

    private FormatBinding(string name, string? package, object? options, Func<ICodec>? create, IReadOnlyList<string> suffixes)
    {
        Name = name;
        _options = options;
        Package = package;
        Suffixes = suffixes;
        _codec = create is null ? null : new Lazy<ICodec>(create);
    }

    /// <summary>The format's name, as in the YAML.</summary>
    public string Name { get; }

    /// <summary>The package that implements the format, where it is not referenced.</summary>
    public string? Package { get; }

    /// <summary>The suffixes of the format's files, without leading dots, the usual one first; empty: the format's name is the suffix.</summary>
    public IReadOnlyList<string> Suffixes { get; }

    /// <summary>The codec.</summary>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: no referenced package implements the format.</exception>
    public ICodec Codec => _codec?.Value
        ?? throw new TypedDaoException(ErrorKind.NotSupported, $"No referenced package implements the format '{Name}'.")
        {
            Cure = Package is null ? null : $"Add the package {Package}.",
        };

    /// <summary>A format that is implemented.</summary>
    /// <typeparam name="TOptions">The format type.</typeparam>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <param name="name">The format's name.</param>
    /// <param name="options">The format as the catalog declares it.</param>
    /// <param name="suffixes">The suffixes of the format's files, without leading dots, the usual one first.</param>
    public static FormatBinding Create<TOptions, TProvider>(string name, TOptions options, params IReadOnlyList<string> suffixes)
        where TProvider : ICodecProvider<TOptions>, new()
        => new(name, null, options, () => new TProvider().Create(options), suffixes);

    /// <summary>A format that no referenced package implements.</summary>
    /// <param name="name">The format's name.</param>
    /// <param name="package">The package that would implement it, where it is known.</param>
    public static FormatBinding Missing(string name, string? package) => new(name, package, null, null, []);

    /// <summary>Whether files of both formats mean the same: a type of one name, implemented, with equal options.</summary>
    /// <param name="other">The other format.</param>
    public bool IsSameAs(FormatBinding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name && _codec is not null && other._codec is not null && Equals(_options, other._options);
    }
}
