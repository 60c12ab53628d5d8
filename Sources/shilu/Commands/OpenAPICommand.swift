import ArgumentParser
import ShiluWeb

struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "打印接口说明（OpenAPI 3.1，JSON）；shilu serve 在 /api/v1/openapi.json 提供同一份。")

    func run() { print(OpenAPIDocument.make().pretty, terminator: "") }
}
