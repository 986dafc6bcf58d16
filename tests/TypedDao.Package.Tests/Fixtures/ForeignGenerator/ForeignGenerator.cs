using System.IO;
using Microsoft.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Foreign
{
    /// <summary>Reads a line of YAML with YamlDotNet and emits its value as a constant.</summary>
    [Generator(LanguageNames.CSharp)]
    public sealed class ForeignGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            context.RegisterPostInitializationOutput(output =>
            {
                var parser = new Parser(new StringReader("answer: forty-two"));
                parser.Consume<StreamStart>();
                parser.Consume<DocumentStart>();
                parser.Consume<MappingStart>();
                parser.Consume<Scalar>();
                var value = parser.Consume<Scalar>().Value;
                output.AddSource("Foreign.g.cs", "namespace Foreign { internal static class Generated { public const string Answer = \"" + value + "\"; } }");
            });
        }
    }
}
