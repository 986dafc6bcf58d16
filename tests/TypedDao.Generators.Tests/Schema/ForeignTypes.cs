using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDao.Extensibility;
using TypedDao.Files;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Schema;

/// <summary>
/// The built-in types declared once more by an assembly of somebody else: the same classes in another namespace, with other names
/// of types and keys in YAML, and with providers of their own.
/// </summary>
internal static partial class ForeignTypes
{
    /// <summary>What all foreign names begin with.</summary>
    public const string Mark = "zz";

    private const string Namespace = "TypedDao.BuiltIn";
    private static readonly string[] TypeAttributes = ["StoreType", "ObjectType", "InterfaceType", "FormatType"];

    private static readonly string[] KeyAttributes = [nameof(YamlElementAttribute)[..^"Attribute".Length]];

    /// <summary>The names of types and of their own keys, as the metadata says.</summary>
    public static IReadOnlyList<string> TypeNames { get; } = [.. Types().SelectMany(NamesOf)];

    public static IReadOnlyList<string> KeyNames { get; } =
    [
        .. Types()
            .SelectMany(type => type.GetProperties().Where(property => property.SetMethod is not null).Cast<ICustomAttributeProvider>().Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters())))
            .Select(KeyName)
            .Distinct(),
    ];

    /// <summary>The assembly with these types.</summary>
    public static MetadataReference Reference { get; } = GeneratorHost.CompileExtension(Source(), "Foreign");

    public static string KeyName(ICustomAttributeProvider member)
    {
        string name = member is ParameterInfo parameter ? parameter.Name! : ((MemberInfo)member).Name;
        return ((YamlKeyAttribute?)member.GetCustomAttributes(typeof(YamlKeyAttribute), false).FirstOrDefault())?.Name ?? SnakeCase.From(name);
    }

    private static IEnumerable<Type> Types() => typeof(StoreTypeAttribute).Assembly.GetTypes()
        .Where(type => type.GetCustomAttributesData().Any(attribute => TypeAttributes.Contains(attribute.AttributeType.Name[..^"Attribute".Length])));

    private static IEnumerable<string> NamesOf(Type type)
    {
        CustomAttributeData attribute = type.GetCustomAttributesData().Single(data => TypeAttributes.Contains(data.AttributeType.Name[..^"Attribute".Length]));
        yield return (string)attribute.ConstructorArguments[0].Value!;
        foreach (CustomAttributeNamedArgument aliases in attribute.NamedArguments.Where(argument => argument.MemberName == nameof(ObjectTypeAttribute.Aliases)))
        {
            foreach (CustomAttributeTypedArgument alias in (IEnumerable<CustomAttributeTypedArgument>)aliases.TypedValue.Value!)
            {
                yield return (string)alias.Value!;
            }
        }
    }

    private static string Source()
    {
        var rewriter = new Renamer();
        var members = new List<string>();
        var usings = new SortedSet<string>(StringComparer.Ordinal) { "System", "System.Collections.Generic", "TypedDao", "TypedDao.Extensibility" };
        foreach (string path in Directory.EnumerateFiles(TestRepository.PathOf("src", "TypedDao.Abstractions", "BuiltIn"), "*.cs").Order(StringComparer.Ordinal))
        {
            var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
            usings.UnionWith(root.Usings.Select(directive => directive.Name!.ToString()));
            members.AddRange(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(type => !type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => KeyAttributes.Contains(attribute.Name.ToString())))
                .Select(type => rewriter.Visit(type)!.ToFullString()));
        }

        string contracts = string.Join(", ", typeof(FileInterface).GetInterfaces().Select(contract => "global::" + contract.FullName));
        return $$"""
            {{string.Concat(usings.Select(name => $"using {name};\n"))}}
            [assembly: TypedDaoExtension]
            namespace Foreign.BuiltIn
            {
            {{string.Join('\n', members)}}
            }
            namespace Foreign.Providers
            {
                using Foreign.BuiltIn;
                using TypedDao.Codecs;
                using TypedDao.Interfaces;
                using TypedDao.Stores;

                public interface IFiles : {{contracts}};
                [Implements(typeof(S3FileInterface), DataInterface = typeof(IFiles))] public sealed class FileInterfaceProvider : IInterfaceProvider<S3FileInterface>
                { public IDataInterface Create(S3FileInterface options, InterfaceContext context) => throw new NotSupportedException(); }
                {{string.Concat(new[] { "Local", "Memory" }.Select(name => $"[Implements(typeof({name}Store))] public sealed class {name}StoreProvider : IStoreProvider<{name}Store>\n{{ public System.Threading.Tasks.ValueTask<StoreConnection> OpenAsync({name}Store options, StoreContext context, System.Threading.CancellationToken cancellationToken) => throw new NotSupportedException(); }}\n"))}}
                {{string.Concat(new[] { "Csv", "Json", "JsonLines" }.Select(name => $"[Implements(typeof({name}Format))] public sealed class {name}CodecProvider : ICodecProvider<{name}Format>\n{{ public ICodec Create({name}Format options) => throw new NotSupportedException(); }}\n"))}}
            }
            """;
    }

    /// <summary>Marks the YAML names.</summary>
    private sealed class Renamer : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitAttribute(AttributeSyntax node)
        {
            if (!TypeAttributes.Contains(node.Name.ToString()))
            {
                return base.VisitAttribute(node);
            }

            // Suffixes stay: they are of the files. A type that is nowhere names no package.
            IEnumerable<AttributeArgumentSyntax> arguments = node.ArgumentList!.Arguments.Select(argument =>
                argument.NameEquals is null || argument.NameEquals.Name.ToString() == nameof(ObjectTypeAttribute.Aliases) ? (AttributeArgumentSyntax)new Literals().Visit(argument) : argument);
            return node.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(arguments)));
        }

        public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
            node.AccessorList?.Accessors.Any(SyntaxKind.InitAccessorDeclaration) == true ? node.AddAttributeLists(Key(node.Identifier.Text)) : node;

        public override SyntaxNode? VisitParameter(ParameterSyntax node) =>
            node.Parent?.Parent is TypeDeclarationSyntax ? node.AddAttributeLists(Key(node.Identifier.Text)) : node;

        private static AttributeListSyntax Key(string name) => SyntaxFactory.AttributeList(
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(
                SyntaxFactory.ParseName("YamlKey"),
                SyntaxFactory.ParseAttributeArgumentList($"(\"{Mark}{SnakeCase.From(name)}\")"))));
    }

    private sealed class Literals : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
            node.IsKind(SyntaxKind.StringLiteralExpression) ? SyntaxFactory.ParseExpression($"\"{Mark}{node.Token.ValueText}\"").WithTriviaFrom(node) : node;
    }

    [GeneratedRegex(Mark + "_?")]
    private static partial Regex Marks();

    /// <summary>Foreign output with the built-in names, to be compared.</summary>
    public static string WithoutMarks(string text) => Marks().Replace(text, string.Empty)
        .Replace("Foreign.BuiltIn", Namespace, StringComparison.Ordinal)
        .Replace("Foreign.Providers.FileInterfaceProvider", "TypedDao.Files.FileInterfaceProvider", StringComparison.Ordinal)
        .Replace("Foreign.Providers.LocalStoreProvider", "TypedDao.Storage.LocalStoreProvider", StringComparison.Ordinal)
        .Replace("Foreign.Providers.MemoryStoreProvider", "TypedDao.Storage.MemoryStoreProvider", StringComparison.Ordinal)
        .Replace("Foreign.Providers.", "TypedDao.Codecs.", StringComparison.Ordinal);
}
